"""TT607: marks and actors lie on the map."""

from __future__ import annotations

import pytest

from tests.authoring.samples import marked, words


def _map(at: str, bounds: str = "50, 10, 65, 35") -> str:
    return f"map:\n  bounds: [{bounds}]\n  marks:\n    port: {{at: [{at}], label: Port}}\n"


@pytest.mark.parametrize("at", ["59, 24", "50, 10", "65, 35"])
def test_a_place_on_the_map_or_its_edge_is_fine(at: str) -> None:
    assert words("TT607", _map(at)) == []


def test_a_place_beside_it_is_found_at_the_number_that_is_out() -> None:
    assert marked("TT607", _map("24, 59"))[0].startswith("24, 59")
    assert marked("TT607", _map("59, 54"))[0].startswith("54]")


def test_an_actor_is_looked_at_as_well() -> None:
    actor = "actors:\n  ostland: {side: neutral, at: [1, 2]}\n"
    assert len(words("TT607", actor + _map("59, 24"))) == 1


def test_a_map_over_the_date_line_has_its_west_in_the_east() -> None:
    assert words("TT607", _map("60, 175", "50, 170, 65, -160")) == []
    assert words("TT607", _map("60, -175", "50, 170, 65, -160")) == []
    assert len(words("TT607", _map("60, 0", "50, 170, 65, -160"))) == 1


def test_without_bounds_there_is_nothing_to_be_outside_of() -> None:
    assert words("TT607", "map:\n  marks:\n    port: {at: [1, 2], label: Port}\n") == []
