"""Hands: what somebody wants, as the keys that he presses and the buttons that he pushes, one event after the other."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.sim.intent import Intent

PAD = 7
KEYS = {
    "left": pygame.KSCAN_LEFT, "right": pygame.KSCAN_RIGHT, "leap": pygame.KSCAN_SPACE, "crouch": pygame.KSCAN_DOWN,
    "sprint": pygame.KSCAN_LSHIFT, "sign": pygame.KSCAN_F, "focus_next": pygame.KSCAN_E, "focus_previous": pygame.KSCAN_Q,
    "stroke_up": pygame.KSCAN_UP, "stroke_down": pygame.KSCAN_DOWN, "stroke_left": pygame.KSCAN_LEFT, "stroke_right": pygame.KSCAN_RIGHT,
    "pill_pressed": pygame.KSCAN_E, "seal_pressed": pygame.KSCAN_Q,
}  # fmt: skip
LEFT_TRIGGER, RIGHT_TRIGGER = -pygame.CONTROLLER_AXIS_TRIGGERLEFT, -pygame.CONTROLLER_AXIS_TRIGGERRIGHT
BUTTONS = {
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT, "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT, "leap": pygame.CONTROLLER_BUTTON_A,
    "crouch": pygame.CONTROLLER_BUTTON_B, "sprint": RIGHT_TRIGGER, "sign": LEFT_TRIGGER,
    "focus_next": pygame.CONTROLLER_BUTTON_RIGHTSHOULDER, "focus_previous": pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
    "stroke_up": pygame.CONTROLLER_BUTTON_DPAD_UP, "stroke_down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
    "stroke_left": pygame.CONTROLLER_BUTTON_DPAD_LEFT, "stroke_right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "pill_pressed": pygame.CONTROLLER_BUTTON_Y, "seal_pressed": pygame.CONTROLLER_BUTTON_LEFTSHOULDER,
}  # fmt: skip
HELD = ("left", "right", "sprint", "crouch", "leap", "sign")
TAPPED = ("stroke_up", "stroke_down", "stroke_left", "stroke_right", "focus_next", "focus_previous", "pill_pressed", "seal_pressed")


class Hands:
    """On a keyboard, or on a pad; `hand` takes every event."""

    def __init__(self, hand: Callable[[pygame.Event], object], on_pad: bool) -> None:
        self._hand, self._on_pad = hand, on_pad
        self._places = BUTTONS if on_pad else KEYS
        self._down: set[str] = set()

    def want(self, intent: Intent) -> None:
        """What is to be held is pressed, the rest let go; what is wanted for one tick is tapped."""
        wanted = {
            "left": intent.move < -30, "right": intent.move > 30, "sprint": intent.sprint, "crouch": intent.crouch,
            "leap": intent.leap, "sign": intent.sign,
        }  # fmt: skip
        if intent.leap_pressed and "leap" in self._down:
            self._push("leap", False)
        for action in reversed(HELD):
            if wanted[action] != (action in self._down):
                self._push(action, wanted[action])
        for action in TAPPED:
            if getattr(intent, action):
                self._event(action, True)
                self._event(action, False)

    def _push(self, action: str, down: bool) -> None:
        (self._down.add if down else self._down.discard)(action)
        self._event(action, down)

    def _event(self, action: str, down: bool) -> None:
        place = self._places[action]
        if not self._on_pad:
            self._hand(pygame.Event(pygame.KEYDOWN if down else pygame.KEYUP, scancode=place, key=0, mod=0))
        elif place < 0:
            self._hand(pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=PAD, axis=-place, value=32767 if down else 0))
        else:
            kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
            self._hand(pygame.Event(kind, instance_id=PAD, button=place))
