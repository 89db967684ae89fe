"""Input devices: window events into one Intent per role and tick, and into commands for the screens.

The only file that knows a key. What hands hold is taken by its place on the keyboard, so that WASD sits where it should on any layout;
letters that stand for a word (P, R, M) are taken by what is printed on them; letters of other scripts by their place, too.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

import pygame

from game.input.bindings import BOUND_BY_KEYCODE, SLOTS, Bindings, Key, KeyRow
from game.input.keyboard_layout import letter_of, named
from game.input.stick import Stick
from game.sim.intent import Intent

KEYBOARD, PAD = "keyboard", "pad"


def _row(*places: tuple[int, str]) -> KeyRow:
    return tuple(Key(*place) for place in places) + (None,) * (SLOTS - len(places))


DEFAULT_KEYS = Bindings(
    {
        "left": _row((pygame.KSCAN_LEFT, "left"), (pygame.KSCAN_A, "a")),
        "right": _row((pygame.KSCAN_RIGHT, "right"), (pygame.KSCAN_D, "d")),
        "leap": _row((pygame.KSCAN_SPACE, "space"), (pygame.KSCAN_UP, "up"), (pygame.KSCAN_W, "w")),
        "sprint": _row((pygame.KSCAN_LSHIFT, "left shift"), (pygame.KSCAN_RSHIFT, "right shift")),
        "crouch": _row((pygame.KSCAN_DOWN, "down"), (pygame.KSCAN_S, "s")),
        "pill": _row((pygame.KSCAN_E, "e")),
        "seal": _row((pygame.KSCAN_Q, "q")),
        "retry": _row((pygame.KSCAN_R, "r")),
    }
)
"""Default keyboard bindings. Esc, Enter and the arrows lead through every menu, whatever is changed here."""

LEFT_TRIGGER, RIGHT_TRIGGER = 101, 102
BUTTONS = {
    button + 1: name
    for button, name in {
        pygame.CONTROLLER_BUTTON_A: "a",
        pygame.CONTROLLER_BUTTON_B: "b",
        pygame.CONTROLLER_BUTTON_X: "x",
        pygame.CONTROLLER_BUTTON_Y: "y",
        pygame.CONTROLLER_BUTTON_BACK: "back",
        pygame.CONTROLLER_BUTTON_LEFTSTICK: "left stick",
        pygame.CONTROLLER_BUTTON_RIGHTSTICK: "right stick",
        pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "left shoulder",
        pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "right shoulder",
        pygame.CONTROLLER_BUTTON_DPAD_UP: "d-pad up",
        pygame.CONTROLLER_BUTTON_DPAD_DOWN: "d-pad down",
        pygame.CONTROLLER_BUTTON_DPAD_LEFT: "d-pad left",
        pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "d-pad right",
    }.items()
} | {LEFT_TRIGGER: "left trigger", RIGHT_TRIGGER: "right trigger"}
"""Whatever on a pad can be given a meaning, by place (SDL's number and one more) and name. Start always pauses; the stick always runs."""


def _pad_row(*names: str) -> KeyRow:
    return _row(*((place, name) for asked in names for place, name in BUTTONS.items() if name == asked))


DEFAULT_PAD = Bindings(
    {
        "left": _pad_row("d-pad left"),
        "right": _pad_row("d-pad right"),
        "leap": _pad_row("a"),
        "sprint": _pad_row("x", "right trigger"),
        "crouch": _pad_row("b", "d-pad down"),
        "pill": _pad_row("y"),
        "seal": _pad_row("left shoulder"),
        "retry": _pad_row("back"),
    }
)

COMMAND_BY_SCANCODE = {
    pygame.KSCAN_LEFT: "left",
    pygame.KSCAN_A: "left",
    pygame.KSCAN_RIGHT: "right",
    pygame.KSCAN_D: "right",
    pygame.KSCAN_UP: "up",
    pygame.KSCAN_W: "up",
    pygame.KSCAN_DOWN: "down",
    pygame.KSCAN_S: "down",
    pygame.KSCAN_SPACE: "confirm",
}
COMMAND_BY_KEYCODE = {
    pygame.K_ESCAPE: "escape",
    pygame.K_p: "pause",
    pygame.K_PAUSE: "pause",
    pygame.K_RETURN: "confirm",
    pygame.K_KP_ENTER: "confirm",
    pygame.K_F11: "fullscreen",
    pygame.K_m: "mute",
    pygame.K_F3: "overlay",
    pygame.K_F5: "restart_here",
    pygame.K_F6: "slow",
    pygame.K_F7: "toggle_pause",
    pygame.K_F8: "step_tick",
    pygame.K_HOME: "look_left",
    pygame.K_END: "look_right",
    pygame.K_PAGEUP: "zoom_in",
    pygame.K_PAGEDOWN: "zoom_out",
}
REBINDABLE_COMMAND_KEYS = ("p", "m")
"""Commands under keys that somebody may want for something else; the others stay what they are."""
COMMAND_BY_BUTTON = {
    pygame.CONTROLLER_BUTTON_A: "confirm",
    pygame.CONTROLLER_BUTTON_B: "back",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: "left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "right",
    pygame.CONTROLLER_BUTTON_DPAD_UP: "up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: "down",
    pygame.CONTROLLER_BUTTON_START: "pause",
}
"""What leads through menus, whatever else it does in a run."""
COMMAND_BY_CLICK = {pygame.BUTTON_LEFT: "click", pygame.BUTTON_MIDDLE: "drag_start"}
CONFIRM_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER)
CONFIRM_BUTTON = pygame.CONTROLLER_BUTTON_A
"""In a run these ask for the next line while the story has taken control; the leap key does so, too."""
DEAD_ZONE = 0.22
"""Share of a stick's way that counts as rest; worn pads rest at up to a fifth."""

TRIGGERS = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: LEFT_TRIGGER, pygame.CONTROLLER_AXIS_TRIGGERRIGHT: RIGHT_TRIGGER}
TRIGGER_ON, TRIGGER_OFF = 0.35, 0.25
STEP_ON, STEP_OFF = 0.6, 0.4
"""Shares of a stick's way at which it steps through a menu, and from which it may step again."""
STEPS = {pygame.CONTROLLER_AXIS_LEFTX: ("left", "right"), pygame.CONTROLLER_AXIS_LEFTY: ("up", "down")}
FULL_AXIS = 32767


@dataclass
class DeviceState:
    """What one device holds down, and what it pressed since the last tick. Several keys may hold the same wish."""

    holding: dict[Hashable, str] = field(default_factory=dict)
    pressed: set[str] = field(default_factory=set)
    stick: Stick = field(default_factory=Stick)
    run: int = 0
    """What the stick says, -100 to 100."""
    stepped: set[int] = field(default_factory=set)
    """Axes that have not come back since their step."""
    pulled: set[int] = field(default_factory=set)
    """Triggers that have not come back."""

    def press(self, key: Hashable, wish: str) -> None:
        if key not in self.holding:
            self.pressed.add(wish)
        self.holding[key] = wish

    def release(self, key: Hashable) -> None:
        self.holding.pop(key, None)

    def clear(self) -> None:
        self.holding.clear()
        self.pressed.clear()
        self.stick.move(0.0, 0.0)
        self.run = 0

    def is_down(self, wish: str) -> bool:
        """Held now, or pressed and let go since the last tick."""
        return wish in self.pressed or wish in self.holding.values()

    @property
    def move(self) -> int:
        keys = 100 * (self.is_down("right") - self.is_down("left"))
        return keys or self.run


class Controls:
    """Owns every device's hands and who plays which role; a device not in `roles` plays `default_role`."""

    def __init__(
        self, default_role: str = "runner", bindings: Bindings = DEFAULT_KEYS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.default_role = default_role
        self.roles: dict[Hashable, str] = {}
        self.last_used = KEYBOARD
        """The kind of device that was touched last: screens name its keys."""
        self.captured: Key | None = None
        """The key or button that was pressed after listen()."""
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
        self.release_all()

    def bind_pads(self, bindings: Bindings) -> None:
        """The same for the buttons of every pad; bindings that no pad could have, or that would end in no menu, are as on the first day."""
        self.pad_bindings = bindings if all(is_valid_pad_binding(bindings, key) for _, _, key in bindings.all()) else DEFAULT_PAD
        self._action_by_button = {key.code: action for action, _, key in self.pad_bindings.all()}
        self.release_all()

    def capture_next(self, device: str = "") -> None:
        """Capture mode: the next key, or button of a PAD, goes into `captured` and is a command of that name; not Esc and Start."""
        self._capturing = device

    def handle(self, event: pygame.Event) -> str | None:
        """Take one event; the command for the shell in it, if any."""
        command = self._take(event)
        self._note_held(event, command)
        return command

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
        """The wishes of a role for one tick; presses are handed over once."""
        hands = [held for device, held in self._devices.items() if self.roles.get(device, self.default_role) == role]
        now = self._clock()
        for held in hands:
            held.run = round(100 * held.stick.meant(self.dead_zone, now))
        pressed = set().union(*(held.pressed for held in hands))
        intent = Intent(
            move=max(-100, min(100, sum(held.move for held in hands))),
            sprint=any(held.is_down("sprint") for held in hands),
            leap=any(held.is_down("leap") for held in hands),
            leap_pressed="leap" in pressed,
            crouch=any(held.is_down("crouch") for held in hands),
            pill_pressed="pill" in pressed,
            seal_pressed="seal" in pressed,
            confirm=any(held.is_down("confirm") for held in hands),
            confirm_pressed="confirm" in pressed,
        )
        for held in hands:
            held.pressed.clear()
        return intent

    def release_all(self) -> None:
        """Nobody touches anything: the window lost the keyboard, or a new run begins."""
        self._held_commands.clear()
        for held in self._devices.values():
            held.clear()

    def forget_presses(self) -> None:
        """Keep what is held, drop what was pressed in a menu."""
        for held in self._devices.values():
            held.pressed.clear()

    def _key(self, event: pygame.Event) -> str | None:
        hands = self._devices.setdefault(KEYBOARD, DeviceState())
        self.last_used = KEYBOARD
        place = getattr(event, "scancode", 0)
        if event.type == pygame.KEYUP:
            hands.release(place)
            hands.release(("confirm", place))
            return None
        if event.key == pygame.K_RETURN and getattr(event, "mod", 0) & pygame.KMOD_ALT:
            return "fullscreen"
        code, name = letter_of(event)
        key = Key(place, name)
        if self._capturing == KEYBOARD and event.key != pygame.K_ESCAPE:
            return self._capture(key)
        if place in self._action_by_scancode:
            hands.press(place, self._action_by_scancode[place])
        if event.key in CONFIRM_KEYS:
            hands.press(("confirm", place), "confirm")
        held = self.bindings.action_of(key) or self.bindings.action_of(Key(place, named(event.key)))
        if held and held[0] in BOUND_BY_KEYCODE:
            return held[0]
        if held and key.name in REBINDABLE_COMMAND_KEYS:
            return COMMAND_BY_SCANCODE.get(place)
        return COMMAND_BY_KEYCODE.get(code) or COMMAND_BY_SCANCODE.get(place)

    def _capture(self, key: Key) -> str:
        self.captured, self._capturing = key, ""
        return "captured"

    def _button(self, event: pygame.Event) -> str | None:
        hands = self._devices.setdefault((PAD, event.instance_id), DeviceState())
        self.last_used = PAD
        if event.type == pygame.CONTROLLERBUTTONUP:
            hands.release(event.button + 1)
            hands.release(("confirm", event.button))
            return None
        if event.button == CONFIRM_BUTTON and not self._capturing:
            hands.press(("confirm", event.button), "confirm")
        return self._pressed(hands, event.button + 1) or COMMAND_BY_BUTTON.get(event.button)

    def _pressed(self, hands: DeviceState, place: int) -> str | None:
        """A button or trigger goes down."""
        if self._capturing == PAD and place in BUTTONS:
            return self._capture(Key(place, BUTTONS[place]))
        action = self._action_by_button.get(place)
        if action in BOUND_BY_KEYCODE:
            return action
        if action:
            hands.press(place, action)
        return None

    def _axis(self, event: pygame.Event) -> str | None:
        hands = self._devices.setdefault((PAD, event.instance_id), DeviceState())
        share = event.value / FULL_AXIS
        if event.axis == pygame.CONTROLLER_AXIS_LEFTX:
            hands.stick.move(share, self._clock())
        elif event.axis in TRIGGERS:
            return self._pull(hands, TRIGGERS[event.axis], share)
        return self._step(hands, event.axis, share)

    def _pull(self, hands: DeviceState, place: int, share: float) -> str | None:
        """A trigger is a button that lets go a little later than it took hold."""
        if share > TRIGGER_ON and place not in hands.pulled:
            hands.pulled.add(place)
            return self._pressed(hands, place)
        if share < TRIGGER_OFF:
            hands.pulled.discard(place)
            hands.release(place)
        return None

    def _step(self, hands: DeviceState, axis: int, share: float) -> str | None:
        """A stick pushed over is one step in a menu."""
        if axis not in STEPS:
            return None
        if abs(share) < STEP_OFF:
            hands.stepped.discard(axis)
        elif abs(share) > STEP_ON and axis not in hands.stepped:
            hands.stepped.add(axis)
            return STEPS[axis][share > 0]
        return None


def can_rebind(key: Key) -> bool:
    """Whether a key may be given a meaning: none that leads through menus or stands for the same everywhere."""
    taken = {pygame.key.name(code) for code in COMMAND_BY_KEYCODE} - set(REBINDABLE_COMMAND_KEYS)
    return key.code > 0 and bool(key.name) and key.name not in taken


def is_valid_pad_binding(bindings: Bindings, button: Key) -> bool:
    """Whether these bindings may have that button of a pad: what leads through menus must not mean `again` there, too."""
    return BUTTONS.get(button.code) == button.name and not (button in bindings.rows["retry"] and button.code - 1 in COMMAND_BY_BUTTON)
