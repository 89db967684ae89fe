"""Kills writers with SIGKILL while they save: `python -m tests.save.killed_writers FOLDER TIMES`, prints how often, and how much was lost.

The writers are forked from here, because an interpreter takes longer to start than to be killed.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from game.save.checked_file import Store


def main(folder: Path, times: int) -> None:
    chance, store, number = random.Random(4), Store(folder / "records.json", "records"), 0
    lost = mid_save = 0
    for _ in range(times):
        said = _killed(store, number, chance.random() * 0.02)
        found = store.load()
        whole = bool(found.value) and not found.notice and (found.value or {})["text"] == str((found.value or {})["number"]) * 20000
        at = (found.value or {}).get("number", 0)
        lost += not whole or at not in (said, said + 1)
        mid_save += (folder / "records.json.new").exists() or at == said + 1
        number = at
    print(json.dumps({"kills": times, "lost": lost, "mid_save": mid_save, "saves": number}))


def _killed(store: Store, number: int, after: float) -> int:
    """The last number that a writer said it had saved before it died."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _write(store, number, tell)
    os.close(tell)
    said = int.from_bytes(os.read(told, 8), "big")
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while word := os.read(told, 8):
        said = int.from_bytes(word, "big")
    os.close(told)
    return said


def _write(store: Store, number: int, tell: int) -> None:
    try:
        while True:
            number += 1
            if store.save({"number": number, "text": str(number) * 20000}).ok:
                os.write(tell, number.to_bytes(8, "big"))
    finally:
        os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
