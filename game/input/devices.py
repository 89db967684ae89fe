"""Input devices: window events into one Intent per role and tick, and into commands for the screens.

What is held down is taken by its place on the keyboard, so that WASD sits where it should on any layout;
letters that stand for a word (P, R, M) are taken by what is printed on them; letters of other scripts by their place, too.
"""

import time
from collections.abc import Callable, Hashable

import pygame

from game.input.bindings import BOUND_BY_KEYCODE, OPTIONAL_ACTIONS, Bindings, Key
from game.input.default_bindings import (
    BUTTONS,
    CANCEL_KEY,
    COMMAND_BY_BUTTON,
    COMMAND_BY_CLICK,
    COMMAND_BY_KEYCODE,
    COMMAND_BY_SCANCODE,
    CONFIRM_BUTTON,
    CONFIRM_KEYS,
    DEFAULT_KEYS,
    DEFAULT_PAD,
    FULL_SCREEN_WITH_ALT,
    REBINDABLE_COMMAND_KEYS,
    STEPS,
    STROKE_BY_BUTTON,
    TRIGGERS,
    UP_PLACES,
    is_valid_pad_binding,
)  # fmt: skip
from game.input.device_state import STROKE_OF, DeviceState
from game.input.keyboard_layout import letter_of, named
from game.sim.intent import Intent

KEYBOARD, PAD = "keyboard", "pad"


DEAD_ZONE = 0.22
"""Share of a stick's way that counts as rest; worn pads rest at up to a fifth."""

TRIGGER_ON, TRIGGER_OFF = 0.35, 0.25
STEP_ON, STEP_OFF = 0.6, 0.4
"""Shares of a stick's way at which it steps through a menu, and from which it may step again."""
FULL_AXIS = 32767


class Controls:
    """Owns the state of every device, and says which role each one plays; a device not in `roles` plays `default_role`."""

    def __init__(
        self, default_role: str = "runner", bindings: Bindings = DEFAULT_KEYS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.default_role = default_role
        self.roles: dict[Hashable, str] = {}
        self.last_used = KEYBOARD
        """The kind of device that was touched last: screens name its keys."""
        self.captured: Key | None = None
        """The key or button that was pressed after capture_next()."""
        self._capturing = ""
        self._devices: dict[Hashable, DeviceState] = {}
        self._clock = clock
        self.dead_zone = DEAD_ZONE
        self._held_commands: dict[Hashable, str] = {}
        self.bind(bindings)
        self.bind_pads(DEFAULT_PAD)

    def bind(self, bindings: Bindings) -> None:
        """From now on these keys do these things; nothing is held any more under its old meaning."""
        self.bindings = bindings
        self._action_by_scancode = {key.code: action for action, _, key in bindings.all() if action not in BOUND_BY_KEYCODE}
        self._up_keys = _up_places(bindings)
        self.release_all()

    def bind_pads(self, bindings: Bindings) -> None:
        """The same for the buttons of every pad; bindings that no pad could have, or that would end in no menu, become the defaults."""
        self.pad_bindings = bindings if all(is_valid_pad_binding(bindings, key) for _, _, key in bindings.all()) else DEFAULT_PAD
        self._action_by_button = {key.code: action for action, _, key in self.pad_bindings.all()}
        self._up_buttons = _up_places(self.pad_bindings)
        self.release_all()

    def capture_next(self, device: str = "") -> None:
        """Capture mode: the next key, or button of a PAD, goes into `captured` and is a command of that name; not Esc and Start."""
        self._capturing = device

    def handle(self, event: pygame.Event) -> str | None:
        """Take one event; the command for the app in it, if any."""
        command = self._take(event)
        self._note_held(event, command)
        return command

    @property
    def has_pad(self) -> bool:
        """Whether anybody has touched a pad, and it is still there."""
        return any(isinstance(device, tuple) for device in self._devices)

    def is_held(self, command: str) -> bool:
        """Whether a key or button that gave this command is still down."""
        return command in self._held_commands.values()

    def _note_held(self, event: pygame.Event, command: str | None) -> None:
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            source: Hashable = (KEYBOARD, getattr(event, "scancode", 0))
            down = event.type == pygame.KEYDOWN
        elif event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            source, down = (PAD, event.instance_id, event.button), event.type == pygame.CONTROLLERBUTTONDOWN
        elif event.type == pygame.CONTROLLERAXISMOTION and event.axis in TRIGGERS:
            source = (PAD, event.instance_id, TRIGGERS[event.axis])
            down = TRIGGERS[event.axis] in self._devices[PAD, event.instance_id].pulled
        else:
            return
        if not down:
            self._held_commands.pop(source, None)
        elif command:
            self._held_commands[source] = command

    def _take(self, event: pygame.Event) -> str | None:
        if event.type in (pygame.KEYDOWN, pygame.KEYUP):
            return self._key(event)
        if event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            return self._button(event)
        if event.type == pygame.MOUSEBUTTONDOWN:
            return COMMAND_BY_CLICK.get(event.button)
        if event.type == pygame.MOUSEBUTTONUP:
            return "drag_end" if event.button == pygame.BUTTON_MIDDLE else None
        if event.type == pygame.MOUSEWHEEL and event.y:
            return "zoom_in" if event.y > 0 else "zoom_out"
        if event.type == pygame.CONTROLLERAXISMOTION:
            return self._axis(event)
        if event.type == pygame.CONTROLLERDEVICEREMOVED and (PAD, event.instance_id) in self._devices:
            del self._devices["pad", event.instance_id]
            return "pad_pulled"
        return None

    def intent(self, role: str = "runner") -> Intent:
        """What the player of a role wants in one tick; presses are handed over once."""
        devices = [device for id, device in self._devices.items() if self.roles.get(id, self.default_role) == role]
        pressed = set().union(*(device.pressed for device in devices))
        intent = Intent(
            move=max(-100, min(100, sum(self._move_of(device) for device in devices))),
            sprint=any(device.is_down("sprint") for device in devices),
            leap=any(device.is_down("leap") for device in devices),
            leap_pressed="leap" in pressed,
            up_pressed="up" in pressed,
            crouch=any(device.is_down("crouch") for device in devices),
            pill_pressed="pill" in pressed,
            seal_pressed="seal" in pressed,
            confirm=any(device.is_down("confirm") for device in devices),
            confirm_pressed="confirm" in pressed,
        )
        if role == "sealmaster":
            intent = _with_signs(intent, devices)
        for device in devices:
            device.pressed.clear()
        return intent

    def _move_of(self, device: DeviceState) -> int:
        """-100 (left) to 100 (right): keys and buttons if any is held, else the stick."""
        stick = round(100 * device.stick.meant(self.dead_zone, self._clock()))
        return 100 * (device.is_down("right") - device.is_down("left")) or stick

    @property
    def has_presses(self) -> bool:
        """Whether anything has been pressed that no tick has been told of yet."""
        return any(device.pressed or device.strokes for device in self._devices.values())

    def release_all(self) -> None:
        """Nobody touches anything: the window lost the keyboard, or a new run begins."""
        self._held_commands.clear()
        for device in self._devices.values():
            device.clear()

    def forget_presses(self) -> None:
        """Keep what is held, drop what was pressed in a menu."""
        for device in self._devices.values():
            device.pressed.clear()
            device.strokes.clear()

    def _key(self, event: pygame.Event) -> str | None:
        device = self._devices.setdefault(KEYBOARD, DeviceState())
        self.last_used = KEYBOARD
        place = getattr(event, "scancode", 0)
        if event.type == pygame.KEYUP:
            device.release(place)
            device.release(("confirm", place))
            device.release(("up", place))
            return None
        if event.key == FULL_SCREEN_WITH_ALT and getattr(event, "mod", 0) & pygame.KMOD_ALT:
            return "fullscreen"
        code, name = letter_of(event)
        key = Key(place, name)
        if self._capturing == KEYBOARD and event.key != CANCEL_KEY:
            return self._capture(key)
        if place in self._action_by_scancode:
            device.press(place, self._action_by_scancode[place])
        if place in self._up_keys:
            device.press(("up", place), "up")
        if event.key in CONFIRM_KEYS:
            device.press(("confirm", place), "confirm")
        bound = self.bindings.action_of(key) or self.bindings.action_of(Key(place, named(event.key)))
        if bound and bound[0] in BOUND_BY_KEYCODE:
            return bound[0]
        if bound and key.name in REBINDABLE_COMMAND_KEYS:
            return COMMAND_BY_SCANCODE.get(place)
        return COMMAND_BY_KEYCODE.get(code) or COMMAND_BY_SCANCODE.get(place)

    def _capture(self, key: Key) -> str:
        self.captured, self._capturing = key, ""
        return "captured"

    def _button(self, event: pygame.Event) -> str | None:
        device = self._devices.setdefault((PAD, event.instance_id), DeviceState())
        self.last_used = PAD
        if event.type == pygame.CONTROLLERBUTTONUP:
            device.release(event.button + 1)
            device.release(("confirm", event.button))
            return None
        if event.button == CONFIRM_BUTTON and not self._capturing:
            device.press(("confirm", event.button), "confirm")
        return self._pressed(device, event.button + 1) or COMMAND_BY_BUTTON.get(event.button)

    def _pressed(self, device: DeviceState, place: int) -> str | None:
        """A button or trigger goes down."""
        if self._capturing == PAD and place in BUTTONS:
            return self._capture(Key(place, BUTTONS[place]))
        action = self._action_by_button.get(place)
        if action not in STROKE_OF:
            device.stroke(STROKE_BY_BUTTON.get(place, ""))
        if place in self._up_buttons:
            device.pressed.add("up")
        if action in BOUND_BY_KEYCODE:
            return action
        if action:
            device.press(place, action)
        return None

    def _axis(self, event: pygame.Event) -> str | None:
        device = self._devices.setdefault((PAD, event.instance_id), DeviceState())
        share = event.value / FULL_AXIS
        if event.axis == pygame.CONTROLLER_AXIS_LEFTX:
            device.stick.move(share, self._clock())
        elif event.axis in TRIGGERS:
            return self._pull(device, TRIGGERS[event.axis], share)
        return self._step(device, event.axis, share)

    def _pull(self, device: DeviceState, place: int, share: float) -> str | None:
        """A trigger is a button that lets go a little later than it took hold."""
        if share > TRIGGER_ON and place not in device.pulled:
            device.pulled.add(place)
            return self._pressed(device, place)
        if share < TRIGGER_OFF:
            device.pulled.discard(place)
            device.release(place)
        return None

    def _step(self, device: DeviceState, axis: int, share: float) -> str | None:
        """A stick pushed over is one step in a menu."""
        if axis not in STEPS:
            return None
        if abs(share) < STEP_OFF:
            device.stepped.discard(axis)
        elif abs(share) > STEP_ON and axis not in device.stepped:
            device.stepped.add(axis)
            device.stroke(STEPS[axis][share > 0])
            if STEPS[axis][share > 0] == "up":
                device.pressed.add("up")
            return STEPS[axis][share > 0]
        return None


def _up_places(bindings: Bindings) -> frozenset[int]:
    """Where up is pressed: not on a key that is the only one to leap with, or nothing would be left to confirm an aim with."""
    actions = {key.code: action for action, _, key in bindings.all()}
    leaps = {place for place, action in actions.items() if action == "leap"}
    return frozenset(place for place in UP_PLACES if actions.get(place, "leap") == "leap" and (place not in leaps or leaps - UP_PLACES))


def _with_signs(intent: Intent, devices: list[DeviceState]) -> Intent:
    """What a sealmaster wants beside: a stroke a tick, and nobody's sign key is up before his last stroke has been taken."""
    pressed = set().union(*(device.pressed for device in devices))
    stroke = next((device.strokes.popleft() for device in devices if device.strokes), "")
    signs = {name: name in pressed for name in OPTIONAL_ACTIONS}
    drawn = {f"stroke_{stroke}": True} if stroke else {}
    return intent._replace(
        sign=bool(stroke) or any(device.is_down("sign") for device in devices),
        up_pressed=False, focus_next=intent.pill_pressed, focus_previous=intent.seal_pressed, pill_pressed=False, seal_pressed=False,
        **drawn, **signs,
    )  # fmt: skip
