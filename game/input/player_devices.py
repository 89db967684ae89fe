"""Player's devices: keyboard, pads and the layout together, bound as the settings say; texts name their keys."""

from typing import Protocol

import pygame

from game.input.bindings import Bindings
from game.input.default_bindings import DEFAULT_KEYS, DEFAULT_PAD
from game.input.devices import PAD, Controls
from game.input.gamepads import Pads
from game.input.keyboard_layout import KeyboardLayout
from game.localization.texts import use_key_names, use_pad_names


class DeviceSettings(Protocol):
    """What the player has set of them; bindings that are None are the default ones."""

    @property
    def keys(self) -> Bindings | None: ...
    @property
    def pad(self) -> Bindings | None: ...
    @property
    def dead_zone(self) -> float: ...
    @property
    def pad_mappings(self) -> str: ...


class PlayerDevices:
    """Hands every event that is not the window's to the device that it is from."""

    def __init__(self, settings: DeviceSettings) -> None:
        self.controls = Controls()
        self.layout = KeyboardLayout()
        self.pads = Pads(settings.pad_mappings)
        self.unknown_pad = ""
        """Name of a pad that the last event has plugged in and that SDL does not know."""
        self.layout.refresh()

    def apply(self, settings: DeviceSettings) -> None:
        """From now on keys and buttons do as they are set."""
        bindings, buttons = settings.keys or DEFAULT_KEYS, settings.pad or DEFAULT_PAD
        if bindings is not self.controls.bindings:
            self.controls.bind(bindings)
        self._name_keys()
        if buttons is not self.controls.pad_bindings:
            self.controls.bind_pads(buttons)
        self.controls.dead_zone = settings.dead_zone
        use_pad_names(buttons if self.controls.last_used == PAD else None)

    def read_layout(self) -> None:
        """Another layout may have been chosen, here or while somebody looked away."""
        if self.layout.refresh():
            self._name_keys()

    def handle(self, event: pygame.Event) -> str | None:
        """The command in an event, if any."""
        self.unknown_pad = self.pads.handle(event)
        used, command = self.controls.last_used, self.controls.handle(event)
        if used != self.controls.last_used:
            use_pad_names(self.controls.pad_bindings if self.controls.last_used == PAD else None)
        return command

    def _name_keys(self) -> None:
        """Lines that name keys name what this layout prints on them; the usual lines do where it is the usual one."""
        labelled = self.layout.labelled(self.controls.bindings)
        use_key_names(None if labelled == DEFAULT_KEYS else labelled)
