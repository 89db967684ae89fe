"""Sound of a recorded run as a WAV file, the same samples each time."""

from pathlib import Path
from typing import Any

from game.audio.offline import heard, wav
from game.audio.sound_index import sound_index
from game.core.errors import UserError
from game.core.files.output_files import Form, is_marked, put, refuse
from game.session.level_file import LevelFile
from game.session.replays.replay import Replay
from game.session.replays.replay_player import make_replay_player
from game.session.run import Run, intents_by_role

WAV = Form("the sound", (".wav",), is_marked)


def render(recorded: Replay, source: LevelFile, out: Path) -> None:
    """A recording as a WAV file."""
    refuse(out, WAV)
    run = Run(source, recorded.seed, first_assists=recorded.first_assists, carried=recorded.carried, later=recorded.later)
    player = make_replay_player(recorded)
    if not sound_index().cues:
        raise UserError("there are no sounds here to render: bake them with `python -m game bake`")

    def tick() -> tuple[Any, Any] | None:
        if run.world.tick >= recorded.ticks:
            return None
        return run.world, run.step(intents_by_role(player(run.world)))

    sound, _ = heard(source.level, recorded.seed, tick)
    put(out, wav(sound), WAV)
