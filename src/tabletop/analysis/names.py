"""What people call the things that a balance speaks of: titles, and where an author looks for the place, the id too.

How figures are told belongs to `faults` and to `reports`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import takewhile

from tabletop.engine.texts import Program
from tabletop.engine.words import order_title


def with_id(title: str, id: str) -> str:
    """A title and where to find it: “Let her pass” (stand_down)."""
    return f"“{title}” ({id})"


def order(program: Program, option: int) -> str:
    """An order's title, with its body where another order has the same title."""
    title, p = order_title(program, option), program.tables
    orderer = p.form.orderer[p.option.form[option]]
    alike = range(p.actor.option_first[orderer], p.actor.option_last[orderer])
    body = p.option.body[option]
    if body < 0 or sum(order_title(program, other) == title for other in alike) == 1:
        return title
    return f"{title}, before {program.bodies[body].title}"


def order_with_id(program: Program, option: int) -> str:
    """An order's title and id."""
    return with_id(order(program, option), program.options[option])


def response(program: Program, seat: int, place: int) -> str:
    """A response's title as its orders by this seat have it in common: "Let her pass", "Consult …"."""
    p = program.tables
    mine = range(p.actor.option_first[seat], p.actor.option_last[seat])
    forms = dict.fromkeys(p.option.form[o] for o in mine if p.form.response[p.option.form[o]] == place)
    titles = [program.forms[form].title for form in forms if p.form.variant[form] < 0]
    if len(set(titles)) == 1:
        return titles[0]
    words = zip(*(title.split() for title in titles), strict=False)
    shared = [first for first, *_ in takewhile(lambda same: len(set(same)) == 1, words)]
    return f"{' '.join(shared)} …" if shared else program.responses[place]


def inject(program: Program, place: int) -> str:
    """An inject's title."""
    return program.injects[place].title or program.injects[place].sender or program.injects[place].id


def told_apart(named: Iterable[tuple[str, str]]) -> list[str]:
    """The titles of (title, id), with the id where a title stands twice."""
    pairs = list(named)
    often = Counter(title for title, _ in pairs)
    return [f"{title} ({id})" if often[title] > 1 else title for title, id in pairs]
