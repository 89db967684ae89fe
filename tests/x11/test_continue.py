"""Real keys: a game that is killed in the midst of a chapter goes on from its checkpoint after the next start, with one press of Enter."""

from pathlib import Path

import pytest

from game.bots.registry import make_bot
from game.core.files import user_folders
from game.save.checked_file import Store
from game.save.checkpoint_place import MOST_BYTES
from game.save.profile import Profile
from game.session.level_file import level_file
from game.session.play_session import PlaySession
from tests.x11.desk import Desk, until

CROSSING, SPOT = "03-the-crossing", "west-bank"


def left_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody has come as far as the bank, in an earlier sitting."""
    with monkeypatch.context() as here:
        here.setenv(user_folders.HOME_VARIABLE, str(home))
        kept, source = Profile(), level_file(CROSSING)
        slot = kept.progress.slot
        slot.chapter = source.level.chapter
        for scene in source.level.scenes:
            slot.tell(CROSSING, scene.id)
        kept.save_progress()
        session, bot = PlaySession(source, keeper=kept.checkpoint_of(slot)), make_bot("steady", 0)
        while not session.run.arrival:
            session.tick(bot(session.world))
        kept.close()


def test_a_killed_game_goes_on_from_its_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left_there(tmp_path, monkeypatch)
    store = Store(tmp_path / "data" / "checkpoint-1.json", "checkpoint", most_bytes=MOST_BYTES)

    def gone_on() -> tuple[str, int]:
        """From which checkpoint, and how often."""
        run = (store.load().value or {})["run"]
        return run["checkpoint"], run["checkpoint_retries"]

    assert gone_on() == (SPOT, 0)
    with Desk("800x480x24") as desk:
        for sitting in (1, 2):
            game = desk.start(home=tmp_path)
            desk.key("Return")
            until(lambda wanted=sitting: gone_on() == (SPOT, wanted), "it stands at the bank again")
            desk.key("Right", held=0.3)
            assert game.poll() is None
            game.kill()
            game.communicate()
        game = desk.start(home=tmp_path)
        desk.key("Down")
        desk.do("keydown", "Escape")
        desk.do("keyup", "Escape")
        desk.settle()
        assert game.poll() is None and gone_on() == (SPOT, 2), "who only looks at the title loses nothing"
