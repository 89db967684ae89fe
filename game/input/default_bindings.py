"""Default bindings: what every key, button and click does before anybody changes it, and which of them may be changed.

The only file that knows a key by its name.
"""

import pygame

from game.input.bindings import OPTIONAL_ACTIONS, SLOTS, Bindings, Key, KeyRow


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
        "sign": _row((pygame.KSCAN_F, "f"), (pygame.KSCAN_LCTRL, "left ctrl"), (pygame.KSCAN_RCTRL, "right ctrl")),
        "sign_barrier": _row((pygame.KSCAN_1, "1")),
        "sign_spiderweb": _row((pygame.KSCAN_2, "2")),
        "sign_wave": _row((pygame.KSCAN_3, "3")),
        "sign_bind": _row((pygame.KSCAN_4, "4")),
        "sign_release": _row((pygame.KSCAN_5, "5")),
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
        "pill": _pad_row("y", "right shoulder"),
        "seal": _pad_row("left shoulder"),
        "retry": _pad_row("back"),
        "sign": _pad_row("left trigger"),
        **{action: _pad_row() for action in OPTIONAL_ACTIONS},
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

FULL_SCREEN_WITH_ALT, CANCEL_KEY = pygame.K_RETURN, pygame.K_ESCAPE
CONFIRM_KEYS = (pygame.K_RETURN, pygame.K_KP_ENTER)

CONFIRM_BUTTON = pygame.CONTROLLER_BUTTON_A
"""In a run these ask for the next line while the story has taken control; the leap key does so, too."""

TRIGGERS = {pygame.CONTROLLER_AXIS_TRIGGERLEFT: LEFT_TRIGGER, pygame.CONTROLLER_AXIS_TRIGGERRIGHT: RIGHT_TRIGGER}

STROKE_BY_BUTTON = {
    pygame.CONTROLLER_BUTTON_DPAD_UP + 1: "up",
    pygame.CONTROLLER_BUTTON_DPAD_DOWN + 1: "down",
    pygame.CONTROLLER_BUTTON_DPAD_LEFT + 1: "left",
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT + 1: "right",
}
"""What the cross draws while the sign key is held, whatever its buttons mean besides."""

UP_PLACES = frozenset({*(place for place, command in COMMAND_BY_SCANCODE.items() if command == "up"), pygame.CONTROLLER_BUTTON_DPAD_UP + 1})
"""Keys and buttons that point up: whoever aims means a direction with them, not a leap."""

STEPS = {pygame.CONTROLLER_AXIS_LEFTX: ("left", "right"), pygame.CONTROLLER_AXIS_LEFTY: ("up", "down")}


def can_rebind(key: Key) -> bool:
    """Whether a key may be given a meaning: none that leads through menus or stands for the same everywhere."""
    taken = {pygame.key.name(code) for code in COMMAND_BY_KEYCODE} - set(REBINDABLE_COMMAND_KEYS)
    return key.code > 0 and bool(key.name) and key.name not in taken


def is_valid_pad_binding(bindings: Bindings, button: Key) -> bool:
    """Whether these bindings may have that button of a pad: what leads through menus must not mean `again` there, too."""
    return BUTTONS.get(button.code) == button.name and not (button in bindings.rows["retry"] and button.code - 1 in COMMAND_BY_BUTTON)
