"""A recorded exercise graded: its turns taken from the record, graded by `analysis`, and told in words.

Never plays a game, and never says how grades look.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tabletop.analysis import fastest, weighing
from tabletop.analysis.floors import floor
from tabletop.analysis.grades import Turn, summed_up
from tabletop.analysis.grading import grade
from tabletop.analysis.hidden import PLAIN, drawn
from tabletop.analysis.plans import Moment, PlanPlayer, moment, plain
from tabletop.analysis.playouts import worth
from tabletop.analysis.proposing import searching
from tabletop.analysis.seeking import Seeker, plain_seeker
from tabletop.analysis.weighing import Runner
from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.exercise.graded import NotGradable, Progress
from tabletop.exercise.grading_told import told
from tabletop.exercise.replaying import replayed
from tabletop.journal import Entry, Rewound


def moments(
    program: Program, entries: Sequence[Entry], seat: str
) -> tuple[list[Moment], dict[int, Game], dict[int, Game], Game]:
    """The turns of the branch that stands, as the seat met them; their Orders and floors about to close; and the end.

    Raises as `replayed` does.
    """
    met: dict[int, Game] = {}
    floors: dict[int, Game] = {}
    game: Game | None = None
    for entry, game in replayed(program, entries):
        if isinstance(entry, Rewound):
            met, floors = ({t: one for t, one in some.items() if t < entry.turn} for some in (met, floors))
        if game.stage == "orders":
            met[game.turn] = game
        elif game.stage == "floor":
            floors[game.turn] = game
    assert game is not None  # the first entry is the start, or `replayed` has raised
    return [moment(one, seat) for _, one in sorted(met.items())], met, floors, game


def grading(
    program: Program,
    entries: Sequence[Entry],
    seat: str,
    runner: Runner,
    cache: Path | None = None,
    games: int | None = None,
    is_rough: bool | None = None,
    search: int = 0,
) -> Iterator[Progress]:
    """Grade a seat's decisions turn by turn, from the last to the first; `games` for each instead of as many as needed.

    `is_rough`: in plain Python, over few games; by default where the extra `fast` is missing. `search`: imagined games
    in each turn of a search for its orders, which are then weighed with all others; 0: none.

    Raises NotGradable before ENDEX, without objectives that weigh and for a seat nobody played; and as `replayed` does.
    """
    met, orders, floors, game = moments(program, entries, seat)
    if game.stage != "over":
        raise NotGradable("It is not over yet: before ENDEX, grades would give advice.")
    if seat not in game.played:
        raise NotGradable(f"Nobody played {seat}; played: {', '.join(game.played)}.")
    if not any(game.tables.end.weight):
        raise NotGradable("This scenario has no objective that weighs, so nothing can be worth more or less.")
    if is_rough is None:
        is_rough = not fastest.has_compiler()
    effort = weighing.PLAIN if is_rough else weighing.COMPILED
    if games is not None:
        effort = weighing.exactly(effort, games)
    final = 100.0 * worth(game.tables, list(game.state))
    turns: list[Turn] = []
    played = 0
    yield Progress(0, len(met))
    met = drawn(met, PLAIN if is_rough else fastest.past(cache))
    propose = searching(_seekers(cache, is_rough), search, runner) if search else None
    players = _players(cache, is_rough)
    here = {at.turn: floor(floors[at.turn], at) for at in met}
    for step in grade(met, players, effort, runner, propose, here):
        turns.append(step.turn)
        played += step.games
        if step.done < step.total:
            yield Progress(step.done, step.total)
    found = summed_up(seat, turns, final, played)
    yield Progress(len(met), len(met), told(found, met, orders, game, is_rough))


def _players(cache: Path | None, is_rough: bool) -> Callable[[Program], PlanPlayer]:
    made: dict[int, PlanPlayer] = {}

    def make(program: Program) -> PlanPlayer:
        if id(program) not in made:
            p = program.tables
            made[id(program)] = partial(plain, p) if is_rough else fastest.plan_player(p, cache)
        return made[id(program)]

    return make


def _seekers(cache: Path | None, is_rough: bool) -> Callable[[Program], Seeker]:
    if is_rough:
        return lambda program: plain_seeker(program.tables)
    return lambda program: fastest.seeker(program.tables, cache)


def is_compiled(kernels: Path, with_search: bool = False) -> bool:
    """Whether nothing has to be compiled any more before grading; needs the extra `fast`."""
    return fastest.is_compiled(kernels, "play_plans", "play_line", *(["explore"] if with_search else []))
