"""Grades as they are told: each decision in words, each turn with its luck, and where it was decided.

Never finds a grade: that is `analysis.grading`.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from tabletop.analysis.grades import Decision, Grades, turning_points
from tabletop.analysis.plans import Moment
from tabletop.analysis.weighing import Estimate
from tabletop.engine.game import Game
from tabletop.exercise.graded import Graded, TurnGraded, Verdict
from tabletop.exercise.grading_reasons import helps, reasons
from tabletop.exercise.grading_words import said


def told(
    grades: Grades, met: Sequence[Moment], orders: Mapping[int, Game], game: Game, is_rough: bool
) -> Graded:
    """Grades told; `met` are the graded moments, `orders` their games with Orders open, `game` the end."""
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
        inject=one.inject,
    )
