"""The player's profile: settings, records, story and checkpoints as they were left, written whenever they change."""

import logging
from dataclasses import replace
from typing import Any

from game.core.files import user_folders
from game.localization.texts import text
from game.save.checked_file import SaveResult, Store
from game.save.checkpoint_place import MOST_BYTES, CheckpointPlace
from game.save.file_lock import FileLock
from game.save.progress import SLOTS, Progress, Slot, progress_of
from game.save.records import Records, records_of
from game.save.settings import Settings, settings_of

log = logging.getLogger(__name__)


class Profile:
    """Opened once by the app. `notices` are lines that the player should see, each of them once."""

    def __init__(self) -> None:
        self.claim = FileLock(user_folders.data())
        self.notices: list[str] = [self.claim.error] if self.claim.error else []
        self._settings = Store(user_folders.config() / "settings.json", "settings", claim=self.claim)
        self._records = Store(user_folders.data() / "records.json", "records", claim=self.claim)
        self.settings: Settings = self._opened(self._settings, settings_of)
        self.records: Records = self._opened(self._records, records_of)
        self._progress = Store(user_folders.data() / "progress.json", "progress", claim=self.claim)
        self.progress: Progress = self._opened(self._progress, progress_of)
        self._checkpoints = [self._place(f"checkpoint-{number}") for number in range(1, SLOTS + 1)]
        self.lone_checkpoint = self._place("checkpoint-level")
        """That of the level which was played last outside of the story."""

    def change(self, **changes: Any) -> SaveResult:
        """Set something, and keep it."""
        self.settings, notice = settings_of(replace(self.settings, **changes).values())
        self.tell(notice)
        return self._save(self._settings, self.settings.values())

    def record_run(self, sha256: str, name: str, ended: dict[str, Any], rank: str = "", assisted: bool = False) -> bool:
        """A run is over; True if it was the best yet."""
        best = self.records.note(sha256, name, ended, rank, assisted)
        if ended.get("won"):
            self._save(self._records, self.records.values())
        return best

    def save_progress(self) -> SaveResult:
        """The story has gone on, or another slot is played."""
        return self._save(self._progress, self.progress.values())

    def checkpoint_of(self, slot: Slot) -> CheckpointPlace:
        """Where the last checkpoint of one of the story's slots is kept."""
        number = next((number for number, each in enumerate(self.progress.slots) if each is slot), None)
        return self.lone_checkpoint if number is None else self._checkpoints[number]

    def close(self) -> None:
        for place in (*self._checkpoints, self.lone_checkpoint):
            place.finish()
        self.claim.release()

    def _place(self, name: str) -> CheckpointPlace:
        store = Store(user_folders.data() / f"{name}.json", "checkpoint", claim=self.claim, most_bytes=MOST_BYTES)
        return CheckpointPlace(store, self.tell)

    def _opened(self, store: Store, understand: Any) -> Any:
        found = store.load()
        if not found.damaged:
            self.tell(found.notice)
        elif self.claim.held:  # whoever cannot use the folder at all has been told so already
            self.tell(text(f"file.{store.kind}.{'fresh' if found.value is None else 'restored'}"))
        value, notice = understand(found.value or {})
        self.tell(notice)
        return value

    def _save(self, store: Store, values: dict[str, Any]) -> SaveResult:
        saved = store.save(values)
        self.tell(saved.why)
        return saved

    def tell(self, notice: str) -> None:
        """A line for the player, once."""
        if notice and notice not in self.notices:
            log.warning("%s", notice)
            self.notices.append(notice)

    def withdraw(self, notice: str) -> None:
        """It is not so any more."""
        if notice in self.notices:
            self.notices.remove(notice)
