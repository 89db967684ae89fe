"""Pads that come and go: takes their plug events, keeps open whatever is plugged in, so that its presses arrive at all."""

import pygame

try:
    from pygame._sdl2 import controller
except ImportError:  # a build without it has no pads, and that is all
    controller = None  # type: ignore[assignment]


class Pads:
    """Open pads by their instance id. A second 'added' for the same pad changes nothing: SDL is known to send them."""

    def __init__(self) -> None:
        self._open: dict[int, object] = {}
        try:
            if controller is not None:
                controller.init()
        except pygame.error:
            pass

    def handle(self, event: pygame.Event) -> None:
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self._plug(event.device_index)
        elif event.type == pygame.CONTROLLERDEVICEREMOVED:
            self._open.pop(event.instance_id, None)

    def __len__(self) -> int:
        return len(self._open)

    def _plug(self, index: int) -> None:
        try:
            pad = controller.Controller(index)
            self._open.setdefault(pad.as_joystick().get_instance_id(), pad)
        except (pygame.error, SystemError, AttributeError, ValueError, IndexError):
            pass  # gone again before we reached it
