"""Events of the senses: what rustles, what is marked, whether he keeps his composure, the map, and the run for it."""

from game.sim.events.event import Event


class Rustled(Event):
    """Something rustled: a "bush", "crown", "reeds", "birds" or "water" (`kind`), `loudness` 0 to 1; `source` is the thing, if any."""

    kind: str
    loudness: float
    source: str


class NoiseMarked(Event):
    """The runner marked a noise that the hunter `who` had made."""

    who: str


class MarkFailed(Event):
    """The runner marked a noise that the wind had made in `source`."""

    source: str


class MarkRefused(Event):
    """The runner put his brush to a place where there was nothing to mark."""


class NotePinned(Event):
    """A note with the text key `line` is written at a place, to be read for `seconds`; `tone` "plain", "found", "feat" or "loss"."""

    line: str
    seconds: float
    tone: str


class StalkerNeared(Event):
    """The hunter `who` has crept so near, unheard, that he strikes before long."""

    who: str


class StalkersMoved(Event):
    """Those who stalk the runner have changed places: whoever was marked has to be heard anew."""


class LeapRefused(Event):
    """He would have leapt, where nobody who only strolls does."""


class PebbleTossed(Event):
    """The hunter `who` threw a pebble, to see whether the runner starts."""

    who: str


class PebbleFell(Event):
    """A pebble fell into `source`, which rustled."""

    source: str


class ComposureSlipped(Event):
    """He showed that he had noticed something: by a "stop", a "turn", "hurry", to "stand" for too long, or a "wrong" mark."""

    cause: str


class BirdsFellSilent(Event):
    """They know that he knows: in less than a second the blades come."""


class MapUnfolded(Event):
    """The runner shook his map open."""


class MapFolded(Event):
    """He put it away."""


class MapFlapped(Event):
    """A gust got hold of the open map, `strength` 0 to 1."""

    strength: float


class BrushMoved(Event):
    """On the map the brush went to the cross `who`."""

    who: str


class CrossChosen(Event):
    """He chose the cross `who` on his map; `worth` 0..1 is what is left in that shelter."""

    who: str
    worth: float


class LandmarkSighted(Event):
    """He looked long enough at the landmark `who` to know better where he is."""

    who: str


class LegsGathered(Event):
    """Standing quite still he began to gather chakra in his legs."""


class LegsFilled(Event):
    """His legs have gathered all the chakra that they hold: the best moment to bolt."""


class BirdsFled(Event):
    """Whoever stalks him is so near that the birds go: 0.8 seconds later it is too late."""


class Bolted(Event):
    """He let go and ran, the nearest hunter `lead` metres behind him, with `chakra`."""

    lead: float
    chakra: float


class LeadHeld(Event):
    """He has run so far that the first chase is over, `lead` seconds before the nearest hunter."""

    lead: float
