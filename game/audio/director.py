"""Audio director: after every tick turns the world and its events into cue calls, stream gains and a tension value.

It knows no device and no file and never changes the world, so a replay, a film and a bot sound like a player's run. It reads sound
snapshots, which are taken in every tick: unlike pictures, sounds are not interpolated between two ticks.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from game.audio.beds.blend import Beds, joined
from game.audio.beds.creatures import Creatures
from game.audio.beds.water_bed import water_beds
from game.audio.beds.wind import WindBed
from game.audio.cues.body import BodySounds
from game.audio.cues.ground import ground_of
from game.audio.cues.hearing import calls_for
from game.audio.cues.moment import MOMENT_TICKS, Ears, Moment
from game.audio.cues.specs import Call
from game.audio.mixing.place import INAUDIBLE_M
from game.audio.mixing.stream import Stream
from game.audio.mixing.voice_mixer import Listener, VoiceMixer
from game.audio.music.conductor import Conductor
from game.audio.music.tension import SPENT_CHAKRA, tension_of
from game.audio.setting import ambience_of, piece_of
from game.audio.snapshot import LakeStrip, WorldSound, take_lake_strip, take_snapshot
from game.audio.sound_index import SoundIndex
from game.sim.world import World

HUSH_S = {"BarrierRaised": 0.9, "HunterDrowned": 1.6, "RunnerCaught": 1.5}
"""Seconds of silence that an event leaves: nobody there did this, and everybody listens."""
URGENT_EVENTS = ("BarrierRaised", "RunnerCaught", "SpiderwebWoken", "WaveRaised")
CLOSE_HUNTER_M = 3.0
"""Metres of a hunter for whom music does not wait for the bar line."""


class Director:
    """Of one attempt at a level."""

    def __init__(self, level: Any, seed: int = 0) -> None:
        self.level = level
        self.ground = ground_of(level)
        self.ambience = ambience_of(level)
        self.piece = piece_of(level)
        self.ears, self.bodies = Ears(self.ground), BodySounds(self.ground, seed)
        self.creatures = Creatures(level.hour, level.season, level.weather, seed)
        self.wind = WindBed(self.ground, level.season)
        self.listener = Listener()
        self.moment = Moment()
        self.beds: Beds = {}
        self.tension, self.spent, self.urgent = 0.0, False, False
        self.calls: list[Call] = []
        self.hush, self.drowned, self.near = 0.0, False, False
        self._ticks = 0

    def hear(self, world: World, events: Sequence[Any]) -> None:
        """Take in one tick."""
        for event in events:
            self.calls += calls_for(event, self.ground)
            name = type(event).__name__
            self.hush = max(self.hush, HUSH_S.get(name, 0.0))
            if name == "HunterDrowned":
                self.drowned = True
                self.near |= abs(event.x - self.listener.x) < INAUDIBLE_M
            self.urgent |= name in URGENT_EVENTS
        if self._ticks % MOMENT_TICKS == 0:
            self._look(take_snapshot(world, self.ground.ears))
        elif self._ticks % MOMENT_TICKS == MOMENT_TICKS // 2:
            self._listen(take_lake_strip(world, self.ground.listener))
        self._ticks += 1

    def _look(self, world: WorldSound) -> None:
        """Who does what, and how bad it is."""
        self.moment = moment = self.ears.take(world)
        self.listener = Listener(moment.x, moment.below, moment.inside, self.listener.speed)
        self.calls += self.bodies.calls(world, moment)
        if self.ambience.creatures > 0.0:
            self.calls += self.creatures.calls(moment)
        chakra = world.runner.chakra
        self.tension, self.spent = tension_of(moment, chakra), chakra < SPENT_CHAKRA
        self.urgent |= moment.chaser < CLOSE_HUNTER_M

    def _listen(self, strip: LakeStrip | None) -> None:
        """What sounds without end."""
        moment, share = self.moment, self.ambience
        moment.water = self.ears.take_water(strip)
        self.beds = joined(
            _shared(water_beds(moment), share.water),
            _shared(self.wind.beds(moment), share.wind),
            _shared(self.creatures.beds(moment), share.creatures),
        )

    def take_calls(self) -> list[Call]:
        """What was asked for since the last time."""
        calls, self.calls = self.calls, []
        return calls

    def lead(self, voice_mixer: VoiceMixer, stream: Stream, seconds: float, world_share: float = 1.0, more: Iterable[Call] = ()) -> None:
        """Pass everything on: `seconds` have gone by for those who listen."""
        if self.hush:
            voice_mixer.hush(self.hush, voices=self.near)
            self.hush, self.near = 0.0, False
        if self.drowned:
            stream.still()
            self.drowned = False
        voice_mixer.update(seconds, [*self.take_calls(), *more], self.listener)
        stream.set(self.beds, voice_mixer.duck, world_share)
        stream.direct(self.tension, self.spent, self.urgent)
        self.urgent = False

    def conductor(self, sounds: SoundIndex) -> Conductor | None:
        """Its music, from the first bar."""
        piece = sounds.pieces.get(self.piece)
        return Conductor(piece) if piece is not None else None


def _shared(beds: Beds, share: float) -> Beds:
    return beds if share == 1.0 else {name: (left * share, right * share) for name, (left, right) in beds.items() if share > 0.0}
