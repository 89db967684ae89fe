"""The names of the techniques, as levels and the sealmaster know them; what they do stands in `casting`."""

from typing import Literal

Technique = Literal["barrier", "spiderweb", "wave", "release", "dispel"]
