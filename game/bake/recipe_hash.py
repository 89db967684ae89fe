"""Recipe hash: whether a sound would come out otherwise than it was baked, told from the sources of everything that makes it."""

import hashlib
import re
import tokenize
from pathlib import Path

OURS = re.compile(r"^from (game\.bake\.[\w.]+) import", re.MULTILINE)
IMPORTS = re.compile(r"^from game\.bake\.(?:\w+\.)*(\w+ import (?:\([^)]*\)|[^(\n]*)\n)", re.MULTILINE)
STARTS = (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)


def recipe_hash(source: str, score: str = "") -> str:
    """Of a recipe, of every block that it stands on, and of the score that it plays; what only a reader sees is no part of it."""
    sources, waiting = {}, set(OURS.findall(source)) | {"game.bake.finish"}
    while waiting:
        name = waiting.pop()
        if name not in sources:
            place = name.split(".")[2:]
            sources[name] = Path(__file__).parent.joinpath(*place).with_suffix(".py").read_text(encoding="utf-8")
            waiting |= set(OURS.findall(sources[name]))
    blocks = [sources[name] for name in sorted(sources, key=lambda name: name.rpartition(".")[2])]
    whole = [score.replace("\r\n", "\n"), *(bare(without_folders(text)) for text in [source, *blocks])]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:16]


def without_folders(source: str) -> str:
    """The same program as if all blocks lay in one folder: where one lies, and so in which order imports stand, is not heard."""
    source = source.replace("\r\n", "\n")
    ours = iter(sorted(f"from game.bake.{what}" for what in IMPORTS.findall(source)))
    return IMPORTS.sub(lambda _: next(ours), source)


def bare(source: str) -> str:
    """What a program does: its text without docstrings, comments and room. Cut from the text, so that every Python sees the same."""
    lines = source.splitlines(keepends=True)
    tokens = [token for token in tokenize.generate_tokens(iter(lines).__next__) if token.type != tokenize.NL]
    program = [token for token in tokens if token.type != tokenize.COMMENT]
    docstrings = [
        token
        for before, token, after in zip([None, *program], program, program[1:], strict=False)
        if token.type == tokenize.STRING and (before is None or before.type in STARTS) and after.type == tokenize.NEWLINE
    ]
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    for token in sorted([*docstrings, *comments], key=lambda token: token.start, reverse=True):
        (first, left), (last, right) = token.start, token.end
        lines[first - 1 : last] = [lines[first - 1][:left] + lines[last - 1][right:]]
    return "".join("".join(lines).split())
