"""Takes the sealmaster as he is; gives the clip that shows it: each technique has hand signs of its own."""

from typing import Any

from game.view.runner import Choice

SIGNS = {"barrier": "sign_barrier", "spiderweb": "sign_spiderweb", "wave": "sign_wave", "release": "sign_release"}


def chosen(master: Any) -> Choice:
    """The sealmaster's picture."""
    if master.stance == "sign":
        return Choice(SIGNS.get(master.technique, "sign_barrier"), master.sign)
    if master.stance == "inside":
        return Choice("idle")
    return Choice(master.stance)
