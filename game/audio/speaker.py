"""Speaker: the running game's sound output. It gets worlds after their ticks, what screens do, and the time, and plays on the device."""

from collections.abc import Sequence
from typing import Any

from game.audio.cues.specs import CAPTIONS, Call
from game.audio.director import Director
from game.audio.mixing.mixer import Mixer
from game.audio.mixing.voice_mixer import Levels, Listener, VoiceMixer
from game.audio.music.conductor import Conductor
from game.audio.silence import Silence, Sounded, SoundSettings
from game.audio.sound_index import SoundIndex, sound_index

DEFAULT_VOLUME, MAX_VOLUME = 0.8, 1.41
"""The sliders' default, and the most that all of them together may add: the device has no limiter."""
VOLUME_EXPONENT = 1.5
PAUSED_AFTER_S = 0.35
"""Seconds without a tick after which the game is at a pause."""
LONGEST_STEP = 0.25
PAUSED_SHARE = 0.3
"""Of the lake that is left at a pause."""
SCREENS = {
    "move": "menu_move", "choose": "menu_choose", "open": "menu_opens", "close": "menu_closes", "slide": "menu_slides",
    "title": "title", "gold": "rank_gold", "silver": "rank_silver", "bronze": "rank_bronze",
}  # fmt: skip
"""What a screen does, and its cue."""
PRELOADED_CUES = (
    "menu_move", "menu_choose", "menu_opens", "menu_closes", "menu_slides", "title", "foot_soil", "foot_grass", "foot_firm", "leap",
    "leap_dry", "land_gulp", "land_slap",
)  # fmt: skip
"""Loaded before all others."""
CUES_BY_KIND = {
    "hunter": ("hunter_", "blade_", "diver_", "lunge", "caught"),
    "sealmaster": ("barrier_", "web_", "strand_", "haul", "struggle", "ripples", "wave_", "sign_", "done_", "seal_"),
    "log": ("log_",),
}
"""Kind of thing, and the beginnings of the cues that a level without it can do without."""


class Speaker(Silence):
    """Owns the device, the voice mixer and whoever directs for the world that is being played."""

    def __init__(self, found: SoundIndex | None = None) -> None:
        self.sounds = found or sound_index()
        self.mixer = Mixer(self.sounds)
        self.stream = self.mixer.stream
        self.voice_mixer = VoiceMixer(self.sounds, self.mixer)
        self.director: Director | None = None
        self._world: Any = None
        self._calls: list[Call] = []
        self._now = self._heard_at = -1.0
        self._fresh = False
        self._piece, self._title_due = "", False

    @property
    def notice(self) -> str:  # type: ignore[override]
        return self.mixer.notice

    def lately(self, raw: bool = False) -> list[Sounded]:
        names = [
            (fired.cue if raw else CAPTIONS.get(fired.cue, ""), fired.away, self.voice_mixer.now - fired.at)
            for fired in self.voice_mixer.fired
        ]
        return [each for each in names if each[0]]

    def start(self) -> None:
        if self.sounds.cues:
            self.mixer.start(PRELOADED_CUES)

    def hear(self, world: Any, events: Sequence[Any], speed: float = 1.0, shown: bool = False) -> None:
        if world is not self._world:
            self._begin(world, shown)
        assert self.director is not None
        self.director.listener.speed = speed
        self.director.hear(world, () if shown else events)
        self._fresh = True

    def screen(self, what: str) -> None:
        if what in SCREENS:
            self._calls.append(Call(SCREENS[what]))

    def frame(self, now: float, still: bool = False, seen: bool = True) -> None:
        seconds = min(LONGEST_STEP, max(0.0, now - self._now)) if self._now >= 0.0 else 0.0
        self._now = now
        if self._fresh:
            self._heard_at, self._fresh = now, False
        paused = still or not seen or now - self._heard_at > PAUSED_AFTER_S
        self.voice_mixer.quiet = 0.0 if paused else 1.0
        if self._title_due and self.mixer.has("title"):
            self._title_due = False
            self._calls.append(Call(SCREENS["title"]))
        calls, self._calls = self._calls, []
        if self.director is None:
            self.voice_mixer.update(seconds, calls, Listener())
        else:
            self.director.lead(self.voice_mixer, self.stream, seconds, (PAUSED_SHARE if seen else 0.0) if paused else 1.0, calls)

    def apply_settings(self, settings: SoundSettings) -> None:
        whole = 0.0 if settings.mute else (settings.sound / DEFAULT_VOLUME) ** VOLUME_EXPONENT
        effects, ambience, music = (
            min(MAX_VOLUME, whole * (share / DEFAULT_VOLUME) ** VOLUME_EXPONENT)
            for share in (settings.effects, settings.ambience, settings.music)
        )
        self.voice_mixer.levels = Levels(effects, settings.mono, settings.night_mode)
        self.stream.ambience, self.stream.music = ambience, music
        self.stream.mono, self.stream.night = settings.mono, settings.night_mode

    def close(self) -> None:
        self.mixer.close()

    def _begin(self, world: Any, shown: bool) -> None:
        """Another world: a level, or another attempt at it, whose music goes on."""
        self._world = world
        self.voice_mixer.silence()
        self.director = Director(world.level, world.seed)
        self.voice_mixer.overrides = dict(getattr(world.level, "cues", {}))
        for cue in self.sounds.cues:
            if _wanted(cue, world.level):
                self.mixer.want(cue)
        piece = "title" if shown else self.director.piece
        if piece != self._piece:
            self._title_due = shown and not self._piece
            self._piece = piece
            found = self.sounds.pieces.get(piece)
            beds = {loop.path for loop in self.sounds.beds.values()}
            self.mixer.forget_loops(beds | ({loop.path for loop in found.layers.values()} if found else set()))
            self.stream.play(Conductor(found) if found else None)


def _wanted(cue: str, level: Any) -> bool:
    """Whether a level can ask for a cue at all."""
    missing = [begin for kind, begins in CUES_BY_KIND.items() if not level.things_of(kind) for begin in begins]
    return not any(cue.startswith(begin) for begin in missing)
