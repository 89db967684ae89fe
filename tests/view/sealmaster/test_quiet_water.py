"""Whoever stays down sinks out of sight, and nothing is seen of him any more; in the runner's chapters everything is as ever."""

from game.view.poses import CaptivePose, HunterPose, SpiderwebPose
from game.view.sealmaster.quiet_water import SINKS_S, left_of, without_the_gone
from game.view.snapshot import Snapshot
from tests.view.characters.people import hunter_pose


def drowned(who: str, seconds: float) -> HunterPose:
    return hunter_pose(kind="tracker", id=who, stance="drowned", stance_ticks=round(seconds * 120))


def web(*who: str) -> SpiderwebPose:
    captives = tuple(CaptivePose(name, 40.0, 600) for name in who)
    return SpiderwebPose((50.0, 0.0), 0.0, 60.0, 0.0, True, 900, 0.0, 60.0, captives, ())


def test_he_goes_little_by_little() -> None:
    shares = [left_of(drowned("a", seconds)) for seconds in (0.0, 0.5 * SINKS_S, SINKS_S)]
    assert shares[0] == 1.0 and 0.4 < shares[1] < 0.6 and shares[2] == 0.0
    assert left_of(hunter_pose(kind="tracker", stance="under", stance_ticks=5000)) == 1.0


def test_what_held_him_goes_with_him_and_the_others_stay() -> None:
    now = Snapshot(hunters=[drowned("a", 9.0), drowned("b", 0.2)], spiderweb=web("a", "b"))
    after = without_the_gone(now)
    assert [hunter.id for hunter in after.hunters] == ["b"]
    assert after.spiderweb is not None and [captive.who for captive in after.spiderweb.captives] == ["b"]
    assert without_the_gone(now._replace(hunters=[drowned("b", 0.2)])).hunters[0].id == "b"
