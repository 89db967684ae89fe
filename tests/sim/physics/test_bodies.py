"""The bodies: what the engine moves and what the game reads are the same, whoever comes and goes."""

import pymunk
import pytest

from game.sim.physics.bodies import Bodies, Body


def floating(count: int) -> tuple[Bodies, list[Body]]:
    """So many bodies in a space without gravity, each with a speed of its own."""
    bodies, made = Bodies(pymunk.Space()), []
    for n in range(count):
        engine = pymunk.Body(1.0, 1.0)
        engine.position, engine.velocity, engine.angular_velocity = (10.0 * n, 0.0), (n, -n), 0.1 * n
        made.append(Body(engine, pymunk.Circle(engine, 0.5)))
        bodies.add(made[-1])
    return bodies, made


def test_a_speed_that_is_changed_counts_from_the_next_step_on() -> None:
    bodies, (first, second) = floating(2)
    first.vx, first.spin = 3.0, 2.0
    bodies.step(0.5)
    assert (first.x, first.angle) == pytest.approx((1.5, 1.0))
    assert (second.x, second.y, second.angle) == pytest.approx((10.5, -0.5, 0.05))


def test_everyone_keeps_his_own_pose_when_one_is_taken_out() -> None:
    """The engine then shuffles its bodies."""
    bodies, made = floating(5)
    bodies.step(0.5)
    bodies.remove(made[1])
    bodies.step(0.5)
    for n in (0, 2, 3, 4):
        assert (made[n].x, made[n].y) == pytest.approx((11.0 * n, -n))
        assert (made[n].x, made[n].y) == tuple(made[n].engine.position)
