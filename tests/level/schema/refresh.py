"""Write down anew what follows from the registered kinds: the schema, and the reference in levels/README.md."""

from game.core.paths import LEVELS
from game.level.schema import json_schema, markdown_reference

if __name__ == "__main__":
    page = LEVELS / "README.md"
    (LEVELS / "level.schema.json").write_text(json_schema.text(), encoding="utf-8", newline="\n")
    page.write_text(markdown_reference.put_into(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
