"""Voice mixer: at most 32 voices, each with channel, gain and pan for the listener's place. Knows no device.

The least important gives way; a tell hushes the rest; running voices follow the listener. Whoever sounds (pygame, or numbers in an
array) is an `Output`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple, Protocol

from game.audio.cues.specs import Call, Spec, spec_of
from game.audio.mixing.place import heard
from game.audio.sound_index import RATE, SoundIndex

MAX_VOICES = 32
SAME_SOUND_S = 0.04
"""Seconds in which the same cue from nearly the same place is one and the same sound."""
EFFECTS_DB = -2.0
"""Decibels of the effects' bus."""
DUCK_DOWN_S, DUCK_UP_S = 0.04, 0.4
"""Seconds to give way, and to come back."""
TELL_WEIGHT, TELL_DUCK_DB = 5, -5.0
"""The weight of a tell, and the decibels by which all other voices give way to it."""
HUSH_DB = -26.0
"""Decibels of music and ambience in a beat of silence, and of all voices in one that nobody breaks."""
MIN_LEVEL_CHANGE = 0.03
"""Share of a voice's level by which it must change before the device is told: every word to it may have to wait for its lock."""
MAX_MOVES_PER_FRAME = 4
"""Voices that the device is told of in a frame; the others follow in the next, a few milliseconds later."""
NIGHT_MODE_DB = {
    "step": 4.0, "touch": 0.0, "breath": 5.0, "hand": 2.0, "body": 0.0, "landing": -2.0,
    "tell": -1.0, "blow": -4.0, "ball": -6.0, "great": -8.0, "far": 3.0, "stamp": -3.0,
}  # fmt: skip
"""Night mode, decibels by class: what is loud comes down, what is quiet comes up. Every take lies at the level of its class."""


class Clip(NamedTuple):
    """One take of one cue through some air, `pitch` semitones up."""

    cue: str
    take: int
    air: str
    pitch: int


class Output(Protocol):
    """Somebody who sounds."""

    def play(self, channel: int, clip: Clip, left: float, right: float) -> bool:
        """Start it; false if there is nothing to start."""

    def level(self, channel: int, left: float, right: float) -> None:
        """From now on as loud as that."""

    def stop(self, channel: int) -> None:
        """Within a few milliseconds, without a click."""


@dataclass
class Voice:
    call: Call
    spec: Spec
    kind: str
    gain: float
    until: float
    shown: tuple[float, float] = (-1.0, -1.0)


@dataclass
class Listener:
    """Whose ears. `below`: under water; `inside`: in the ball; `speed`: of time."""

    x: float = 0.0
    below: bool = False
    inside: bool = False
    speed: float = 1.0


class Fired(NamedTuple):
    """A cue that has begun, for captions and makers: how far to the right of the listener, and when."""

    cue: str
    away: float | None
    at: float


@dataclass
class Levels:
    """Of the buses, as factors."""

    effects: float = 1.0
    mono: bool = False
    night: bool = False


@dataclass
class VoiceMixer:
    sounds: SoundIndex
    output: Output
    seed: int = 0
    now: float = 0.0
    levels: Levels = field(default_factory=Levels)
    overrides: dict[str, str] = field(default_factory=dict)
    """A level's own choice of cue for a cue; an empty name is silence."""
    quiet: float = 1.0
    """Share of their level that all voices keep (0 while paused)."""

    def __post_init__(self) -> None:
        self.voices: dict[int, Voice] = {}
        self.fired: list[Fired] = []
        self.dropped = 0
        self.duck = self.tell_duck = self.still_duck = 0.0
        """Decibels that music and ambience, and other effects, give way right now."""
        self._waiting: list[tuple[float, Call]] = []
        self._rng = Random(self.seed)
        self._last: dict[str, int] = {}
        self._lately: dict[tuple[str, int], float] = {}
        self._hushed_until = self._still_until = -1.0
        self._quiet = 1.0

    def hush(self, seconds: float, voices: bool = False) -> None:
        """A beat of silence: music and ambience are gone for so long, and whatever else happens, if it is one that nobody breaks."""
        self._hushed_until = max(self._hushed_until, self.now + seconds)
        if voices:
            self._still_until = self._hushed_until

    def update(self, seconds: float, calls: Iterable[Call], listener: Listener) -> None:
        """Let time go by; start what is due, move what sounds, forget what has ended."""
        self.now += seconds
        self.voices = {channel: voice for channel, voice in self.voices.items() if voice.until > self.now}
        self._waiting += [(self.now + call.after, call) for call in calls]
        due = [call for at, call in self._waiting if at <= self.now]
        self._waiting = [(at, call) for at, call in self._waiting if at > self.now]
        for call in due:
            self._start(call, listener)
        self._duck(seconds)
        self._quiet += (self.quiet - self._quiet) * min(1.0, seconds / 0.12)
        self._place(listener)
        self.fired = [fired for fired in self.fired if fired.at > self.now - 4.0]

    def silence(self) -> None:
        """Everything off: another level, another attempt."""
        for channel in self.voices:
            self.output.stop(channel)
        self.voices.clear()
        self._waiting.clear()
        self._lately.clear()
        self.fired.clear()
        self._hushed_until = self._still_until = -1.0

    def _start(self, call: Call, listener: Listener) -> None:
        name = self.overrides.get(call.cue, call.cue)
        takes = self.sounds.cues.get(name)
        if takes is None or call.strength <= 0.0:
            return
        spec = spec_of(name, takes.kind)
        at = None if call.x is None or not spec.placed else call.x
        place = heard(at, listener.x, listener.below and not spec.own, listener.inside and not spec.own, self.levels.mono)
        if place.left + place.right <= 1e-3 or self._just_now(name, call):
            return
        channel = self._channel(spec, call.strength * (place.left + place.right))
        if channel is None:
            self.dropped += 1
            return
        take = self._take(name, len(takes.places))
        pitch = -12 if listener.speed < 0.7 else self._rng.choice((-1, 0, 0, 1)) if len(takes.places) > 2 else 0
        gain = call.strength * 10.0 ** ((spec.by + EFFECTS_DB + (NIGHT_MODE_DB.get(takes.kind, 0.0) if self.levels.night else 0.0)) / 20.0)
        first, last = takes.places[take]
        voice = Voice(replace(call, x=at), spec, takes.kind, gain, self.now + (last - first) / RATE / 2.0 ** (pitch / 12.0))
        left, right = self._level(voice, listener)
        self.fired.append(Fired(call.cue, None if call.x is None else call.x - listener.x, self.now))  # in words even without a device
        if self.output.play(channel, Clip(name, take, place.air, pitch), left, right):
            self.voices[channel] = voice
            voice.shown = (left, right)

    def _just_now(self, name: str, call: Call) -> bool:
        key = (name, 0 if call.x is None else round(call.x / 0.5))
        again = self.now - self._lately.get(key, -1.0) < SAME_SOUND_S
        if len(self._lately) > 200:
            self._lately.clear()
        if not again:
            self._lately[key] = self.now
        return again

    def _take(self, name: str, count: int) -> int:
        """Any but the last one."""
        last = self._last.get(name, -1)
        take = self._rng.randrange(count) if last < 0 or count == 1 else (last + 1 + self._rng.randrange(count - 1)) % count
        self._last[name] = take
        return take

    def _channel(self, spec: Spec, loud: float) -> int | None:
        """A free one, or that of the least important voice, then the quietest, then the one that ends first."""
        for channel in range(MAX_VOICES):
            if channel not in self.voices:
                return channel
        victim = min(
            self.voices, key=lambda channel: (self.voices[channel].spec.weight, sum(self.voices[channel].shown), self.voices[channel].until)
        )
        voice = self.voices[victim]
        if (voice.spec.weight, sum(voice.shown)) > (spec.weight, loud):
            return None
        self.output.stop(victim)
        return victim

    def _duck(self, seconds: float) -> None:
        sounding = [voice.spec for voice in self.voices.values() if voice.spec.duck]
        goal = min((spec.duck for spec in sounding), default=0.0)
        if self.now < self._hushed_until:
            goal = HUSH_DB
        tells = TELL_DUCK_DB if any(spec.weight >= TELL_WEIGHT for spec in sounding) else 0.0
        self.duck = _toward(self.duck, goal, seconds)
        self.tell_duck = _toward(self.tell_duck, tells, seconds)
        self.still_duck = _toward(self.still_duck, HUSH_DB if self.now < self._still_until else 0.0, seconds)

    def _level(self, voice: Voice, listener: Listener) -> tuple[float, float]:
        place = heard(voice.call.x, listener.x, mono=self.levels.mono)
        duck = self.tell_duck + self.still_duck if voice.spec.weight < TELL_WEIGHT else 0.0
        gain = voice.gain * self.levels.effects * (self._quiet if voice.kind not in ("touch", "stamp") else 1.0) * 10.0 ** (duck / 20.0)
        return min(1.0, gain * place.left), min(1.0, gain * place.right)

    def _place(self, listener: Listener) -> None:
        """Move those on whom it is heard most."""
        moves = list[tuple[float, int, tuple[float, float]]]()
        for channel, voice in self.voices.items():
            left, right = self._level(voice, listener)
            share = (abs(left - voice.shown[0]) + abs(right - voice.shown[1])) / max(0.05, left + right)
            if share > MIN_LEVEL_CHANGE:
                moves.append((share, channel, (left, right)))
        for _, channel, level in sorted(moves, reverse=True)[:MAX_MOVES_PER_FRAME]:
            self.voices[channel].shown = level
            self.output.level(channel, *level)


def _toward(now: float, goal: float, seconds: float) -> float:
    share = min(1.0, seconds / (DUCK_DOWN_S if goal < now else DUCK_UP_S) * 1.5)
    return now + (goal - now) * share if abs(goal - now) > 0.05 else goal
