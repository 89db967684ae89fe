"""Where a run goes on, as a row of a menu says it."""

from game.localization.texts import strings, text


def checkpoint_words(checkpoint: str) -> str:
    """The words of a checkpoint of ours, or those of any."""
    key = f"checkpoint.{checkpoint}"
    return text(key if key in strings() else "checkpoint")
