"""A level as frozen values. What kinds of thing, conditions and actions exist comes from the registry; the rest is here."""

from functools import lru_cache, reduce
from operator import or_
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import Field, create_model

from game.level import lake_spec, paper_map, place_spec, registry, story_specs
from game.level.lake_spec import LakeSpec
from game.level.paper_map import Map
from game.level.place_spec import WoodPlace
from game.level.registry import Action, Condition, Id, Note, Point, Spec, TextKey, Thing
from game.level.story_specs import CarriesSpec, Cutscene

Format = Literal[2]
"""The format that levels are written in. Whoever adds 1 to it follows the recipe in CONTRIBUTING.md."""
FORMAT: int = get_args(Format)[0]
MAX_THINGS = 1000
MAX_VERTICES = 64

S = TypeVar("S", bound=Spec)


class GroundSpec(Spec):
    """The lie of the land and of the lake beds: one line from left to right, never doubling back."""

    line: Annotated[tuple[Point, ...], Field(min_length=2, max_length=5000, examples=[[[0, 1], [20, 1], [30, -5], [90, -5], [100, 1]]])]
    """Points [x, y] in metres, each farther right than the last; the level is as wide as this line."""
    material: Literal["soil", "sand", "stone"] = "soil"
    """What it looks like: grassy earth, bare sand, bare stone. One runs on all of it alike."""


class SolidSpec(Spec):
    """A closed outline that one can stand on or hit: a jetty, a wall, a step."""

    id: Id
    outline: Annotated[tuple[Point, ...], Field(min_length=3, max_length=MAX_VERTICES, examples=[[[40, -1], [46, -1], [46, 1]]])]
    """Corners [x, y] in metres, going round once without crossing itself."""
    material: Literal["soil", "sand", "stone", "wood", "bough"] = "stone"
    """What it looks like: earth, sand, masonry, boards, a tree's bough in leaf. One runs on all of it alike."""


class FrontsSpec(Spec):
    """Gusts that cross the level one after the other, each with a front: what rustles by itself rustles as it passes."""

    every: tuple[Annotated[float, Field(ge=0.5, le=60)], Annotated[float, Field(ge=0.5, le=60)]] = (3.0, 6.0)
    """Seconds from one front to the next, at the least and at the most."""
    speed: Annotated[float, Field(ge=-30, le=30)] = -8.0
    """m/s at which they travel, positive to the right."""
    waits: bool = False
    """Dead calm until an action `blow` lets the wind rise."""


class WindSpec(Spec):
    """The wind that leaves, grass and sound share."""

    speed: Annotated[float, Field(ge=-20, le=20)] = 0.0
    """Mean speed in m/s, positive to the right."""
    gusts: Annotated[float, Field(ge=0, le=1)] = 0.3
    """0 is steady, 1 is wild."""
    fronts: FrontsSpec | None = None
    """Gusts that travel through the level; left out, there are none."""


class Stealth(Spec):
    """The runner is watched and must not show that he knows: he listens, and keeps his composure."""

    walk_only: bool = True
    """He can only walk, until the level's end sets his legs free."""
    composure: Annotated[float, Field(gt=0, le=1)] = 1.0
    """How composed he is at the start."""
    lesson: TextKey | None = None
    """Text key of the line that tells how to mark: nobody strikes before it has been shown for 3 s, or something has been marked."""
    late_lesson: TextKey | None = None
    """The same for one who is nearly lost and has never listened; left out, `lesson`."""


class StickyWater(Spec):
    """All water of the level is webbed: it holds the runner's feet, and he has as long as the sealmaster's chakra lasts."""

    seconds: Annotated[float, Field(ge=5, le=3600)] = 110.0
    """How long the sealmaster can hold it; then the hunters under it are loose, and the run is lost."""
    calls: Annotated[int, Field(ge=0, le=9)] = 2
    """How often the runner may call for the web to be opened for a breath; at the next call a hidden hunter gets up."""
    sunken: Annotated[tuple[Point, ...], Field(max_length=9, examples=[[[-8, -3]]])] = ()
    """Where hunters stand wrapped on the bed, [x, y] in metres: only seen."""


class Trigger(Spec):
    """When every clause of `when` has held for `after` seconds, `do` happens: once, or over and over if `repeat`."""

    id: Id
    note: Note = ""
    when: tuple[Condition, ...]
    """Clauses that must all hold; an empty list holds from the start."""
    after: Annotated[float, Field(ge=0, le=600)] = 0.0
    """For how many seconds they must have held."""
    do: tuple[Action, ...]
    """What then happens, in this order."""
    repeat: bool = False
    """Fire anew every `after` seconds, for as long as the clauses hold."""


class Rank(Spec):
    """What a run must show to earn a stamp."""

    seconds: Annotated[float, Field(gt=0, le=3600, examples=[110])]
    """At most this many seconds; while the story holds the runner, none count."""
    chakra: Annotated[float, Field(ge=0, le=100)] = 0.0
    """At least this much chakra left, 0 to 100."""
    ride: Annotated[int, Field(ge=0, le=100_000)] = 0
    """At least this many points of the ride: for lying in the middle of the curl, and for hops."""
    hunters_spared: Annotated[int, Field(ge=0, le=400)] = 0
    """At least this many hunters not drowned. Counts from chapter 4 on."""


SignName = Literal["barrier", "spiderweb", "wave", "bind", "release"]
"""A sign that a player can make."""
Stroke = Literal["up", "down", "left", "right"]
"""A stroke of a sign."""

Said = Annotated[str, Field(min_length=1, max_length=160, description="What is said.")]


CueName = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_]{0,63})?$")]


class Level(Spec):
    """Everything a lake is. Lengths in metres (x right, y up), times in seconds, chakra 0 to 100. All keys but three may be left out."""

    schema_: Annotated[str, Field(alias="$schema", max_length=4096, examples=["./level.schema.json"])] = ""
    """Where an editor finds the help you are reading."""
    format: Annotated[Format, Field(examples=[FORMAT])]
    """Version of this file format; old ones load for ever."""
    name: Annotated[str, Field(min_length=1, max_length=48, pattern=r"\S", examples=["The Log Bridge"])]
    """What the menu calls it."""
    note: Note = ""
    chapter: Annotated[int, Field(ge=0, le=9)] = 0
    """Which chapter of the story this is; 0 is none."""
    role: Literal["runner", "sealmaster", "both"] = "runner"
    """Whom one plays: the runner, the sealmaster (a program then plays the runner), or both, by two players on one machine."""
    ally_follows: Annotated[int, Field(ge=0, le=9, examples=[3])] = 0
    """Chapter whose last won run the program follows that plays the runner, leaping and sprinting at the same places. 0: none."""
    signs: Annotated[
        dict[SignName, Annotated[tuple[Stroke, ...], Field(max_length=6)]],
        Field(default_factory=dict, examples=[{"barrier": ["up", "down"]}]),
    ]
    """Strokes of the sealmaster's signs, where they are others than usual."""
    season: Literal["spring", "summer", "autumn", "winter"] = "autumn"
    """Time of year: the colour of grass, leaves and reeds, and what the wind carries."""
    hour: Annotated[float, Field(ge=0, lt=24)] = 17.5
    """Time of day, in hours after midnight. Night until 5, dawn until 8, noon until 16, dusk until 20; `palette` overrules it."""
    weather: Literal["clear", "mist", "rain"] = "clear"
    """What the air is like: `mist` hides what is far off, `rain` greys the day and rains."""
    wind: WindSpec = WindSpec.model_construct()  # checking what is known to be right would take longer than reading a level
    """The wind; without it, still air."""
    stealth: Stealth | None = None
    """The rules of listening and composure; left out, the level has none of it."""
    view_metres: Annotated[float, Field(ge=20, le=48, examples=[40])] | None = None
    """How many metres of it the picture shows from side to side; everything is drawn the smaller. Left out: 26.7."""
    sticky_water: StickyWater | None = None
    """Water that holds feet; left out, it does not."""
    palette: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$", examples=["dusk"])] = ""
    """Which set of inks prints it: `dusk`, `dawn`, `noon`, `night`, `rain` or another of assets/palettes. Empty: by hour and weather."""
    backdrop: Literal["", "lake", "forest"] = ""
    """What lies behind: `lake` (sky, mountains, far water) or `forest` (rows of trees). Empty: `forest` with trees and no lake."""
    places: Annotated[
        tuple[WoodPlace, ...], Field(max_length=40, examples=[[{"id": "grove", "left": 40, "right": 90, "look": "bamboo"}]])
    ] = ()
    """What a forest looks like along the way; the first and the last go on beyond their ends, between two that do not meet it is plain."""
    music: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$", examples=["chase"])] = ""
    """Which piece is played: `title`, `forest`, `chase`, `night`, `last-lake`, or `none`. Empty: by chapter and hour."""
    ambience: Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$", examples=["forest"])] = ""
    """What sounds by itself: `lake`, `forest`, `shore`, `indoors`, `dead` (no creature), or `none`. Empty: `lake`."""
    cues: Annotated[dict[CueName, CueName], Field(default_factory=dict, max_length=200, examples=[{"foot_soil": "foot_sand"}])]
    """Other sounds for this level: the name of a cue, and of the one that is heard instead; an empty name is silence."""
    ground: GroundSpec
    """The land."""
    solids: Annotated[tuple[SolidSpec, ...], Field(max_length=500)] = ()
    """What stands in or on the land."""
    lakes: Annotated[tuple[LakeSpec, ...], Field(max_length=16)] = ()
    """The water."""
    things: Annotated[tuple[Thing, ...], Field(max_length=MAX_THINGS)] = ()
    """Who and what is in it. Exactly one is the start."""
    triggers: Annotated[tuple[Trigger, ...], Field(max_length=500)] = ()
    """The script: what happens when. One of them should win."""
    scenes: Annotated[tuple[Cutscene, ...], Field(max_length=20)] = ()
    """What is spoken before and after; chapters of the story alone show it."""
    carries: CarriesSpec = CarriesSpec.model_construct(takes={})
    """What carries over from chapter to chapter; it counts in the story alone."""
    map: Map = Map.model_construct()
    """The runner's paper map; none without `way`."""
    texts: Annotated[dict[TextKey, Said], Field(default_factory=dict, max_length=500, examples=[{"my.hello": "Mind the third log."}])]
    """Lines of this level's own, by key: for `goal`, `say`, `win` and `lose`; `name.heron` names the speaker `heron`."""
    goal: TextKey = "goal.shore"
    """What the player is asked for at the start."""
    momentum: bool = False
    """Legs keep their speed, can be driven beyond what they bear, and land with the slope; roots, trunks and branches count."""
    ranks: Annotated[dict[Literal["gold", "silver", "bronze"], Rank], Field(default_factory=dict)]
    """What earns gold, silver and bronze."""
    tuning: Annotated[dict[str, float], Field(default_factory=dict, max_length=500, examples=[{"runner.run_speed": 6.0}])]
    """Constants of the game set anew for this level, by name; the README lists them with unit and range."""

    @property
    def left(self) -> float:
        """The level's left edge, where its ground begins."""
        return self.ground.line[0][0]

    @property
    def right(self) -> float:
        """The level's right edge, where its ground ends."""
        return self.ground.line[-1][0]

    def things_of(self, kind: str) -> tuple[Any, ...]:
        """The things of one kind, in the file's order."""
        return tuple(thing for thing in self.things if getattr(thing, "kind", None) == kind)


@lru_cache(maxsize=1)
def level_model() -> type[Level]:
    """`Level` with every registered kind, condition and action spelled out, so that errors and the schema know them."""
    registry.load_kinds()
    clause = _union(registry.CONDITIONS, "test")
    step = _union(registry.ACTIONS, "act")
    trigger = _filled(Trigger, when=_many(clause, 20), do=_many(step, 50))
    return _filled(Level, things=_many(_union(registry.THINGS, "kind"), MAX_THINGS), triggers=_many(trigger, 500))


def own_specs() -> list[type[Spec]]:
    """Every spec that no kind, condition or action registers: `Level` and what it is made of."""
    modules = (paper_map, story_specs, lake_spec, place_spec)
    written = [*(value for module in modules for value in vars(module).values()), *globals().values()]
    return list(dict.fromkeys(spec for spec in written if isinstance(spec, type) and issubclass(spec, Spec)))


@lru_cache(maxsize=1)
def numeric_literals() -> frozenset[str]:
    """Names of the fields that take one of a few whole numbers."""
    registry.load_kinds()
    specs = [*own_specs(), *registry.THINGS.values(), *registry.CONDITIONS.values(), *registry.ACTIONS.values()]
    fields = [(name, field.annotation) for spec in specs for name, field in spec.model_fields.items()]
    return frozenset(name for name, kind in fields if get_origin(kind) is Literal and isinstance(get_args(kind)[0], int))


def _filled(base: type[S], **kinds: Any) -> type[S]:
    """A copy of a spec whose open lists know what may be in them; default and description stay."""
    fields: dict[str, Any] = {key: (kind, _like(base, key)) for key, kind in kinds.items()}
    return create_model(base.__name__, __base__=base, __doc__=base.__doc__, **fields)


def _like(base: type[Spec], key: str) -> Any:
    old = base.model_fields[key]
    return Field(description=old.description) if old.is_required() else Field(default=old.default, description=old.description)


def _many(kind: Any, most: int) -> Any:
    return Annotated[tuple[kind, ...], Field(max_length=most)]


def _union(table: dict[str, Any], tag: str) -> Any:
    """Any of the registered kinds, told apart by `tag`."""
    specs = [table[name] for name in sorted(table)]  # whatever order the rooms were opened in
    if not specs:
        return Spec
    return Annotated[reduce(or_, specs), Field(discriminator=tag)] if len(specs) > 1 else specs[0]
