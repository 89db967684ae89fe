"""App context: protocol of what a screen may ask of the app. Screens get the one app as this, and never import it."""

from collections.abc import Sequence
from typing import Any, Protocol

from game.audio.silence import Silence
from game.input.devices import Controls
from game.input.gamepads import Pads
from game.input.keyboard_layout import KeyboardLayout
from game.save.profile import Profile
from game.save.settings import Settings
from game.screens.screen import Screen


class PictureWindow(Protocol):
    """The window, as far as screens know it."""

    @property
    def picture_size(self) -> tuple[int, int]:
        """Of the next picture."""
        ...

    @property
    def chosen_size(self) -> tuple[int, int]:
        """That it will have once nobody asks for another one."""
        ...

    def hold_picture(self, size: tuple[int, int]) -> None:
        """Let the next picture have `size`: what is shown in the chosen one is still painted."""

    @property
    def full_screen(self) -> bool: ...
    def toggle_full_screen(self) -> None: ...
    def pointer(self) -> tuple[int, int]:
        """The pixel of the picture that the pointer is at."""
        ...


class AppContext(Protocol):
    """The stack of screens, the settings, and the devices behind them."""

    @property
    def window(self) -> PictureWindow: ...
    @property
    def settings(self) -> Settings: ...
    @property
    def profile(self) -> Profile | None:
        """Settings, records and notices as they are kept; None in a run that keeps nothing."""
        ...

    @property
    def controls(self) -> Controls: ...
    @property
    def layout(self) -> KeyboardLayout: ...
    @property
    def pads(self) -> Pads: ...
    @property
    def sound(self) -> Silence: ...
    @property
    def screens(self) -> Sequence[Screen]:
        """The topmost last."""
        ...

    def push(self, screen: Screen) -> None: ...
    def pop(self) -> None: ...
    def pop_through(self, screen: Screen) -> None:
        """`screen` leaves, and whatever stands on it."""

    def quit(self) -> None:
        """Everybody leaves."""

    def change(self, **changes: Any) -> str:
        """Set something; it holds at once and is kept. A line for the player if it could not be."""
        ...
