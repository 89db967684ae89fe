"""Intent: what a player wants in one tick, without naming a key. Small integers, so that a recording is exact."""

from typing import NamedTuple


class Intent(NamedTuple):
    """One player's wishes for one tick. `..._pressed` is true only in the tick of the press (an edge); the others are levels."""

    move: int = 0
    """Sideways, -100 (left) to 100 (right), in percent; inside the barrier this leans."""
    sprint: bool = False
    leap: bool = False
    """The leap key is held: a held leap goes higher."""
    leap_pressed: bool = False
    up_pressed: bool = False
    """Up was pressed, on keys that leap with it, too: where he aims it moves the aim, and confirms nothing."""
    crouch: bool = False
    pill_pressed: bool = False
    """Eat a soldier pill."""
    seal_pressed: bool = False
    """Charge the painkiller seal from one's own chakra."""
    confirm: bool = False
    """The confirm key is held: while the story has taken control, half a second of it skips the talk."""
    confirm_pressed: bool = False
    """On to the next line, while the story has taken control."""
    sign: bool = False
    """The sign key is held: time is slow, and strokes make signs."""
    stroke_up: bool = False
    """A stroke of a sign, in the tick in which it is drawn; never two in one tick."""
    stroke_down: bool = False
    stroke_left: bool = False
    stroke_right: bool = False
    focus_next: bool = False
    """Aim at the next person to the right."""
    focus_previous: bool = False
    """Aim at the next person to the left."""
    sign_barrier: bool = False
    """The whole sign with one key."""
    sign_spiderweb: bool = False
    sign_wave: bool = False
    sign_bind: bool = False
    sign_release: bool = False
    retried: bool = False
    """In the first tick after a retry from a checkpoint: no wish of a hand's, but a level may be kinder to whoever begins again."""
    retried_often: bool = False
    """With `retried`: it was at least the third from that checkpoint."""

    @property
    def acts(self) -> bool:
        """Whether the body is asked for anything: to confirm or to aim is no act of his."""
        return self._replace(confirm=False, confirm_pressed=False, up_pressed=False, retried=False, retried_often=False) != IDLE


IDLE = Intent()
