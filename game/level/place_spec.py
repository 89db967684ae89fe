"""A place of a wood as a level writes it: from where to where it goes, and what it looks like."""

from typing import Literal

from pydantic import Field

from game.level.registry import Id, Metres, Note, Spec

PlaceLook = Literal["zelkova", "cedars", "dell", "bamboo", "thicket", "clearing", "birch", "ridge", "gorge", "shore"]
"""Looks that a stretch of wood can have; each is drawn by a row of `view/woodland/looks.py`."""


class WoodPlace(Spec):
    """A stretch of a wood that looks like itself: its trees, its undergrowth, its light. It goes over into the next one by itself.

    `zelkova` is the plain wood, with rays of noon light; `cedars` an old path to a shrine, with stone lanterns in the moss; `dell` a cool
    hollow of ferns and wet stones; `bamboo` a bright stand of culms; `thicket` the darkest; `clearing` a meadow under open sky; `birch`
    white trunks in gold; `ridge` pines before hills and sky; `gorge` the same in mist; `shore` the last thin trees before a lake.
    """

    id: Id
    note: Note = ""
    left: Metres = Field(examples=[40.0])
    """Where it begins, x in metres."""
    right: Metres = Field(examples=[90.0])
    """Where it ends, x in metres; under 20 m it is hardly noticed."""
    look: PlaceLook
    """What it looks like."""
