"""Rewriting a level file in today's format: what is renamed is exchanged in its place; order, notes and layout stay."""

from pathlib import Path

from game.core.files.atomic_write import atomic_write
from game.level.errors.problem import FILE, LevelProblems, Problem
from game.level.files import library
from game.level.format.migrations import migrate_text
from game.level.loader import level_of
from game.level.model import FORMAT
from game.level.parse.json_parser import parse
from game.level.parse.safe_read import BOM, load_bytes, text_of


def upgrade_file(path: Path) -> str:
    """Rewrite the file and return a line for a person; a level that is not sound is refused, and its file stays as it was."""
    file = str(path)
    data = load_bytes(path, library.folders)
    text = text_of(data, file)
    level_of(text, file)
    values = parse(text, file)
    new = migrate_text(text, values)
    if new == text:
        return f"{file}: format {FORMAT} already"
    mark = BOM if data.startswith(BOM) else b""
    try:
        with atomic_write(path) as out:
            out.write(mark + new.encode("utf-8"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LevelProblems([Problem(FILE, f"cannot be written: {reason}", file=file)]) from None
    return f"{file}: format {values['format']} is now format {FORMAT}"
