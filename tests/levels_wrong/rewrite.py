"""Write down anew what the checker says of every wrong file here; read the difference before you keep it."""

from pathlib import Path

from game.level.check import check

HERE = Path(__file__).parent


def lines_of(path: Path) -> list[str]:
    """What the checker says of one file, with only its name in front."""
    return [str(problem.in_file(path.name)) for problem in check(path)]


if __name__ == "__main__":
    said = [line for path in sorted(HERE.glob("*.json")) for line in lines_of(path)]
    (HERE / "expected.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
