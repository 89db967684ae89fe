"""Commands for whoever makes levels: new, levels, upgrade, check, prove, schema.

Imports wait inside the functions: `check` never meets pygame, and the game's first frame does not wait for what only a tool needs.
"""

from argparse import Namespace
from contextlib import ExitStack

from game.cli.output import print_json, print_lines
from game.core.errors import UserError


def new(asked: Namespace) -> int:
    """A level to begin with."""
    from game.level.errors.problem import LevelProblems
    from game.level.files.template import write

    try:
        print_lines([str(write(asked.name))])
    except LevelProblems as refused:
        raise UserError(
            *(f"{problem.file}: {problem.reason}" + f" ({problem.hint})" * bool(problem.hint) for problem in refused.problems)
        ) from None
    return 0


def levels(asked: Namespace) -> int:
    """Every level by folder; the player's own folder, shown where folders are looked at."""
    from game.level.files import level_folders

    if asked.open:
        level_folders.open_user_folder()
    else:
        print_lines(level_folders.folder_lines())
    return 0


def upgrade(asked: Namespace) -> int:
    """Level files rewritten in today's format."""
    from game.level.errors.problem import LevelProblems
    from game.level.files.library import UnknownLevel, find
    from game.level.format.upgrade import upgrade_file

    for name in asked.levels:
        try:
            print_lines([upgrade_file(find(name))])
        except UnknownLevel as error:
            raise UserError(str(error)) from None
        except LevelProblems as refused:
            raise UserError(*(str(problem) for problem in refused.problems)) from None
    return 0


def check(asked: Namespace) -> int:
    """Every problem of every level, and a trial load in a child process."""
    from game.cli.standard_input import laid_out
    from game.tools import checker as checker

    problems = []
    for word in asked.paths:
        with laid_out(word) as path:
            problems += [problem.in_file(word) if path != word else problem for problem in checker.check(path)]
    print_lines(str(problem) for problem in problems)
    return 1 if any(not problem.warning for problem in problems) else 0


def prove(asked: Namespace) -> int:
    """Can these levels be won? By whom, and if not, how far did anybody get?"""
    from game.cli.standard_input import laid_out
    from game.session.level_file import level_file
    from game.tools.winnable import prove_all

    with ExitStack() as files:
        paths = [files.enter_context(laid_out(word)) for word in asked.levels]
        for path in paths:
            level_file(path)  # what is wrong with any of them is said at once
        proofs = [
            {key: value.replace(path, word) if isinstance(value, str) else value for key, value in proof.items()}
            for path, word, proof in zip(paths, asked.levels, prove_all(paths), strict=True)
        ]
    if asked.json:
        print_json({"levels": proofs, "proved": all(proof["won"] for proof in proofs)})
    else:
        print_lines(proof["line"] for proof in proofs)
    return 0 if all(proof["won"] for proof in proofs) else 1


def schema(asked: Namespace) -> int:
    """The JSON Schema of a level, for editors."""
    from game.level.schema.json_schema import text

    print_lines([text().rstrip()])
    return 0
