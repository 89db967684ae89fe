"""Gamepads: keeps every plugged-in pad open, so that its presses arrive at all.

A stick or pad that SDL has no mapping for says only numbers: it is kept apart, and what is pressed on it can be asked for to make one.
"""

import os
from typing import Any

import pygame

from game.input import sdl
from game.input.pad_mapping import Press

try:
    from pygame._sdl2 import controller
except ImportError:  # a build without it has no pads, and that is all
    controller = None  # type: ignore[assignment]

MAPPINGS = "SDL_GAMECONTROLLERCONFIG"
GONE = (pygame.error, SystemError, AttributeError, ValueError, IndexError)
"""What is raised for a pad that is gone again before we reached it."""
PUSHED, AT_REST = 0.6, 0.3
"""Shares of an axis' way beyond which it is pressed, and within which it has been let go."""


class Pads:
    """Open pads by their instance id. A second 'added' for the same pad changes nothing: SDL is known to send them."""

    def __init__(self, mappings: str = "") -> None:
        self._open: dict[int, object] = {}
        self.unknown: dict[int, Any] = {}
        """Joysticks without a mapping, by instance id, the one plugged in last at the end."""
        self._pushed: set[tuple[int, int]] = set()
        self._pressed: list[tuple[int, Press]] = []
        if mappings:
            os.environ[MAPPINGS] = "\n".join(filter(None, (os.environ.get(MAPPINGS, ""), mappings)))
        try:
            if controller is not None:
                controller.init()
        except pygame.error:
            pass

    def handle(self, event: pygame.Event) -> str:
        """Take an event; the name of a pad that is plugged in just now and not known, or nothing."""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self._plug(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self._open.pop(event.instance_id, None)
        elif event.type == pygame.JOYDEVICEADDED:
            return self._look_at(event.device_index)
        elif event.type == pygame.JOYDEVICEREMOVED:
            self.unknown.pop(event.instance_id, None)
        elif getattr(event, "instance_id", None) in self.unknown:
            self._hear(event)
        return ""

    def __len__(self) -> int:
        return len(self._open)

    def pressed(self) -> tuple[int, Press] | None:
        """The next thing that was pressed on an unknown pad, once: whose instance id, and what."""
        return self._pressed.pop(0) if self._pressed else None

    def learn(self, mapping: str) -> bool:
        """From now on a pad of that kind is known; false if that holds only from the next start on."""
        if not sdl.add_mapping(mapping) or controller is None:
            return False
        for index in range(pygame.joystick.get_count()):
            if controller.is_controller(index):
                self._plug(index)
        for instance in [instance for instance in self.unknown if instance in self._open]:
            del self.unknown[instance]
        return True

    def _plug(self, index: int) -> None:
        try:
            pad = controller.Controller(index)
            self._open.setdefault(pad.as_joystick().get_instance_id(), pad)
        except GONE:
            pass

    def _look_at(self, index: int) -> str:
        try:
            if controller is None or controller.is_controller(index):
                return ""
            pygame.joystick.init()
            joystick = pygame.joystick.Joystick(index)
            if joystick.get_instance_id() in self.unknown or joystick.get_numbuttons() == 0:
                return ""  # told already; or something else than a pad that calls itself one
            self.unknown[joystick.get_instance_id()] = joystick
            return joystick.get_name() or "?"
        except GONE:
            return ""

    def _hear(self, event: pygame.Event) -> None:
        if event.type == pygame.JOYBUTTONDOWN:
            self._pressed.append((event.instance_id, Press("b", event.button)))
        elif event.type == pygame.JOYHATMOTION and event.value != (0, 0):
            x, y = event.value
            self._pressed.append((event.instance_id, Press("h", event.hat, 2 if x > 0 else 8 if x < 0 else 1 if y > 0 else 4)))
        elif event.type == pygame.JOYAXISMOTION:
            axis = (event.instance_id, event.axis)
            if abs(event.value) < AT_REST:
                self._pushed.discard(axis)
            elif abs(event.value) > PUSHED and axis not in self._pushed:
                self._pushed.add(axis)
                self._pressed.append((event.instance_id, Press("a", event.axis, 1 if event.value > 0 else -1)))
        del self._pressed[:-20]
