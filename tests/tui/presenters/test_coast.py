"""The coasts against what everybody knows of the world."""

import time

import pytest

from tabletop.tui.presenters import coast
from tabletop.tui.presenters.coast import land, window


def _is_land(latitude: float, longitude: float) -> bool:
    seen = window((latitude - 2, longitude - 2, latitude + 2, longitude + 2), 80, 80)
    return any(begin <= 40 < end for begin, end in land(seen, 1)[40])


@pytest.mark.parametrize(
    "place",
    [(48.9, 2.4), (-1.3, 36.8), (39.9, 116.4), (-33.0, -60.0), (64.0, -150.0), (66.5, 177.0), (-80.0, 20.0)],
    ids=["Paris", "Nairobi", "Beijing", "pampas", "Alaska", "Chukotka", "Antarctica"],
)
def test_land_is_land(place: tuple[float, float]) -> None:
    assert _is_land(*place)


@pytest.mark.parametrize(
    "place",
    [(0.0, -20.0), (42.0, 51.0), (40.0, 5.0), (10.0, 180.0), (-18.0, 41.0)],
    ids=["Atlantic", "Caspian", "Mediterranean", "Pacific", "Mozambique channel"],
)
def test_sea_is_sea(place: tuple[float, float]) -> None:
    assert not _is_land(*place)


def test_the_date_line_is_no_coast_and_may_be_crossed() -> None:
    seen = window((60, 170, 72, -165), 120, 120)
    column = round(seen.dot((66, 180))[0])
    runs = [y for x, y in coast.coast(seen) if abs(x - column) <= 1]
    assert 0 < len(runs) < 30


def test_a_dot_is_as_high_as_it_is_wide() -> None:
    seen = window((50, 5, 65, 32), 160, 80)
    x0, y0 = seen.dot((57, 10))
    x1, _ = seen.dot((57, 12))
    _, y1 = seen.dot((56, 10))
    assert (x1 - x0) / (y1 - y0) == pytest.approx(2 * 0.537, abs=0.01)  # the cosine of 57.5 degrees


@pytest.mark.parametrize("bounds", [(-28, 30, -9, 50), (50, 5, 65, 32), (-80, -180, 84, 180)])
def test_the_bounds_lie_in_the_window(bounds: tuple[float, float, float, float]) -> None:
    south, west, north, east = bounds
    for columns, rows in ((20, 40), (40, 20), (236, 148)):
        seen = window(bounds, columns, rows)
        assert seen.south <= south + 1e-9
        assert seen.north >= north - 1e-9
        assert seen.west <= west + 1e-9
        assert seen.east >= east - 1e-9


def test_a_map_is_drawn_before_anybody_notices() -> None:
    coast._world.cache_clear()
    coast.coast.cache_clear()
    land.cache_clear()
    seen = window((-28, 30, -9, 50), 236, 148)
    begin = time.process_time()
    coast.coast(seen)
    land(seen, 4)
    assert time.process_time() - begin < 0.2  # about 0.02 where nothing else runs
