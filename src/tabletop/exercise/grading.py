"""A recorded exercise graded: its turns taken from the record, graded by `analysis`, and told in words.

Never plays a game, and never says how grades look.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tabletop.analysis import fastest, weighing
from tabletop.analysis.floors import floor
from tabletop.analysis.grades import Decision, Grades, Turn, summed_up, turning_points
from tabletop.analysis.grading import grade
from tabletop.analysis.hidden import PLAIN, drawn
from tabletop.analysis.plans import Moment, PlanPlayer, moment, plain
from tabletop.analysis.playouts import worth
from tabletop.analysis.proposing import searching
from tabletop.analysis.running import Threads, cores
from tabletop.analysis.seeking import Seeker, plain_seeker
from tabletop.analysis.weighing import Alone, Estimate, Runner
from tabletop.engine.game import Game
from tabletop.engine.texts import Program
from tabletop.exercise.grading_reasons import helps, reasons
from tabletop.exercise.grading_words import said
from tabletop.exercise.replaying import replayed
from tabletop.journal import Entry, Rewound

SLOW = (
    "Graded in plain Python, over few games; pip install 'tabletop-exercise[fast]' makes it fast and sharp."
)
#: The same where the rules may only not be compiled yet.
ROUGH = (
    "Rough, over few imagined games; `tabletop grade`, with the extra [fast] installed, imagines thousands."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision graded and in words. Numbers are points of 100; `half` are half-widths of 95 % intervals."""

    turn: int
    subject: str
    """ "Orders", the dilemma's title, or what was to be decided on the floor."""
    did: str
    better: str
    """The best found, in words; "" where nothing better was."""
    value: Estimate
    best_value: Estimate
    regret: Estimate
    over_passing: Estimate
    gave_up: float
    words: str
    """ "gave up 11 points: going to the council before consulting Meridia"."""
    ending: str
    """Title of the ending most likely after the best found."""
    tried: int
    against: str
    """What `over_passing` compares with: "ordering nothing", "the worst other answer", "leaving it as it was"."""
    on_floor: bool = False
    why: tuple[str, ...] = ()
    """Why the best found is worth more: objectives, consent, cost; () where nothing better was found."""
    insight: str = ""
    """What is to be learned of it beside "other orders": "going to the council before consulting Meridia", or ""."""


@dataclass(frozen=True, slots=True)
class TurnGraded:
    """A turn: what was to be expected before its decisions, after them, and what its dice and moods then gave."""

    turn: int
    before: float
    value: Estimate
    luck: Estimate
    others: Estimate
    """The part of luck in what others said and ordered; the rest is `dice`."""
    dice: Estimate
    found: float
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """An exercise graded: `begin` - `gave_up` + `luck` + `found` = `final`; `others` + `dice` = `luck`."""

    seat: str
    seat_name: str
    turns: tuple[TurnGraded, ...]
    turning: tuple[Verdict, ...]
    begin: float
    gave_up: float
    luck: float
    others: float
    """The part of luck in what others then said and ordered."""
    dice: float
    """The part of luck in what fell after: results, injects, what is hidden."""
    found: float
    """Found better on the way, knowing more, than going on as foreseen; below 0: it went on worse, luck apart."""
    final: float
    games: int
    is_rough: bool
    """Few games, because the extra `fast` is missing."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many turns of so many are graded; `graded` comes with the last."""

    done: int
    total: int
    graded: Graded | None = None


class NotGradable(Exception):
    """An exercise that cannot be graded, in one sentence."""


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
    yield Progress(len(met), len(met), _told(found, met, orders, game, is_rough))


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


def grading_beside(
    program: Program, entries: Sequence[Entry], seat: str, kernels: Path | None
) -> Iterator[Progress]:
    """As `grading`, beside screens that stay quick: with all processors but one, and without compiling anything.

    Nothing where it cannot be graded. Raises as `replayed` does.
    """
    is_rough = not (fastest.has_compiler() and kernels is not None and is_compiled(kernels))
    with Threads(1 if is_rough else max(1, cores() - 1)) as threads:
        runner: Runner = Alone() if is_rough else threads
        try:
            yield from grading(program, entries, seat, runner, kernels, is_rough=is_rough)
        except NotGradable:
            return


def is_compiled(kernels: Path, with_search: bool = False) -> bool:
    """Whether nothing has to be compiled any more before grading; needs the extra `fast`."""
    return fastest.is_compiled(kernels, "play_plans", "play_line", *(["explore"] if with_search else []))


def _told(
    grades: Grades, met: Sequence[Moment], orders: Mapping[int, Game], game: Game, is_rough: bool
) -> Graded:
    by_turn = {one.turn: one for one in met}
    verdicts = {
        (one.turn, one.inject, one.floor): _verdict(by_turn[one.turn], orders[one.turn], one)
        for one in grades.decisions
    }
    turns = tuple(
        TurnGraded(
            turn.turn,
            turn.before,
            turn.value,
            Estimate(luck.mean, luck.half, luck.dice.games),
            luck.others,
            luck.dice,
            found,
            tuple(verdicts[one.turn, one.inject, one.floor] for one in turn.decisions),
        )
        for turn, luck, found in zip(grades.turns, grades.luck, grades.found, strict=True)
    )
    actor = game.actor(grades.seat)
    assert actor is not None
    return Graded(
        seat=grades.seat,
        seat_name=game.program.actors[actor].name,
        turns=turns,
        turning=tuple(verdicts[one.turn, one.inject, one.floor] for one in turning_points(grades)),
        begin=grades.begin,
        gave_up=grades.gave_up,
        luck=sum(one.mean for one in grades.luck),
        others=sum(one.others.mean for one in grades.luck),
        dice=sum(one.dice.mean for one in grades.luck),
        found=sum(grades.found),
        final=grades.final,
        games=grades.games,
        is_rough=is_rough,
    )


def _verdict(at: Moment, game: Game, one: Decision) -> Verdict:
    words = said(at, one, partial(helps, game, at))
    ending = next((end.title for end in at.program.endings if end.id == one.ending), "time runs out")
    return Verdict(
        turn=one.turn,
        subject=words.subject,
        did=words.did,
        better=words.better,
        value=one.value,
        best_value=one.best_value,
        regret=one.regret,
        over_passing=one.over_passing,
        gave_up=one.gave_up,
        words=words.verdict,
        ending=ending,
        why=reasons(game, at, one),
        insight=words.insight,
        tried=one.tried,
        against=words.against,
        on_floor=bool(one.floor),
    )
