"""A player who is killed: `python -m tests.save.killed_players LEVEL CHECKPOINT` plays a chapter in the first slot, and ends himself with
SIGKILL in the moment in which the checkpoint is on the disk. Prints the hash of the world there first."""

import os
import signal
import sys
import time

from game.bots.registry import make_bot
from game.save.profile import Profile
from game.session.level_file import level_file
from game.session.play_session import PlaySession


def main(level: str, checkpoint: str) -> None:
    kept = Profile()
    place = kept.checkpoint_of(kept.progress.slot)
    session, bot = PlaySession(level_file(level), keeper=place), make_bot("steady", 0)
    while not (session.run.arrival and session.run.arrival.checkpoint == checkpoint):
        session.tick(bot(session.world))
    print(session.world.state_hash(), flush=True)
    while not place.is_saved:
        session.tick(bot(session.world))
        time.sleep(0.001)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
