"""What actors think of orders: their interests, red lines and caveats, for each order those that its names call up.

What an order does is in `orders`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from tabletop.engine.program import Caveats
from tabletop.scenario.compile.context import Context
from tabletop.scenario.document.responses import INSTRUMENTS
from tabletop.scenario.problems import did_you_mean


class _Kind:
    """Interests, red lines or caveats of all actors, each by the name it stands under; `items` are those collected."""

    def __init__(self, column: str, known: list[dict[str, int]]) -> None:
        self.first, self.last, self.known = f"{column}_first", f"{column}_last", known
        self.items: list[int] = []
        self.names = frozenset(name for of_one in known for name in of_one)

    def collect(self, about: Collection[str | None], columns: defaultdict[str, list[int]]) -> None:
        """Takes in what each actor thinks of any of these names, in the order in which it was written."""
        first, last, items = columns[self.first], columns[self.last], self.items
        if self.names.isdisjoint(about):
            nothing = [len(items)] * len(self.known)
            first += nothing
            last += nothing
            return
        for known in self.known:
            first.append(len(items))
            items += [index for name, index in known.items() if name in about]
            last.append(len(items))


class Attitudes:
    """Of every actor, by the names they stand under; a name that calls up nothing is reported."""

    def __init__(self, context: Context) -> None:
        interests, red_lines, caveats = list[dict[str, int]](), list[dict[str, int]](), list[dict[str, int]]()
        self._caveats: list[tuple[int, int]] = []
        tags = dict.fromkeys(tag for id in context.responses for way in context.ways(id) for tag in way.tags)
        known = [*context.document.responses, *tags, *INSTRUMENTS]
        for place, actor in enumerate(context.document.actors.values()):
            own = context.scope(own=place)
            for name in (*actor.interests, *actor.red_lines, *actor.caveats):
                if name not in known:
                    hint = did_you_mean(name, known)
                    context.report("TT211", f"no response, tag or instrument '{name}'", name, hint)
            interests.append({str(k): context.number(e, own) for k, e in actor.interests.items()})
            red_lines.append({str(k): context.condition(e, own) for k, e in actor.red_lines.items()})
            mine = {}
            for name, caveat in actor.caveats.items():
                mine[str(name)] = len(self._caveats)
                self._caveats.append((place, context.number(caveat.share, own)))
            caveats.append(mine)
        self._kinds = {
            "interest": _Kind("interest", interests),
            "red": _Kind("red", red_lines),
            "caveat": _Kind("caveat", caveats),
        }

    def collect(self, about: Collection[str | None], columns: defaultdict[str, list[int]]) -> None:
        """What each actor thinks of one more order, {response id, tags, instrument}: each name counts once.

        `columns` are told where in the lists it stands.
        """
        for kind in self._kinds.values():
            kind.collect(about, columns)

    @property
    def lists(self) -> Mapping[str, tuple[int, ...]]:
        """All that was collected, by the kind."""
        return {name: tuple(kind.items) for name, kind in self._kinds.items()}

    def caveats_table(self) -> Caveats:
        """Caveats."""
        return Caveats(
            actor=tuple(actor for actor, _ in self._caveats), share=tuple(share for _, share in self._caveats)
        )
