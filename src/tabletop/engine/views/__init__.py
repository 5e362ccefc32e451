"""What one seat may see of a game, built by addition from nothing: `build(game, actor)` returns its View.

Everything shown before results is computed on the state as the seat believes it (`seat.Seat.b`); builders are split by
subject. Two games that differ only in what a seat may not see give it the same View, byte for byte.
"""

from tabletop.engine.facts import noteworthy
from tabletop.engine.game import Game
from tabletop.engine.happenings import happenings
from tabletop.engine.kernel.trust import cohesion
from tabletop.engine.view import View
from tabletop.engine.views.deadlines import deadlines
from tabletop.engine.views.debrief import ending, objectives, opening, turns_played
from tabletop.engine.views.floor import orders, pending
from tabletop.engine.views.menu import menu
from tabletop.engine.views.messages import injects
from tabletop.engine.views.people import actors, pledges
from tabletop.engine.views.prices import effort, effort_left
from tabletop.engine.views.results import results
from tabletop.engine.views.seat import Seat
from tabletop.engine.views.stances import Expected
from tabletop.engine.views.world import authorities, escalation, flags, marks, purses, tracks
from tabletop.engine.words import pace

__all__ = ["build"]


def build(game: Game, actor: str) -> View:
    """The View of an actor's seat at this moment. Raises KeyError if there is no such actor."""
    seat = Seat(game, actor)
    program, moment = game.program, game.program.calendar[game.turn]
    text = program.actors[seat.me]
    told = happenings(game, seat.me, game.turn)
    expected, on_the_floor = Expected(seat), seat.on_the_floor()
    shown_tracks, shown_authorities = tracks(seat), authorities(seat)
    shown_pending, shown_pledges = pending(seat), pledges(seat)
    return View(
        scenario=program.id,
        title=program.title,
        summary=program.summary,
        briefing=program.briefing,
        seat=text.id,
        seat_name=text.name,
        brief=text.brief,
        is_lead=seat.me == seat.p.actor.lead,
        lead_name=seat.name(seat.p.actor.lead),
        turn=game.turn,
        turns=seat.p.n.turns,
        time=moment.time,
        pace=pace([moment.step for moment in program.calendar[1:]]),
        phase=moment.phase,
        stage=game.stage,
        seed=game.seed,
        effort=effort(seat),
        effort_left=effort_left(seat),
        escalation=escalation(seat),
        tracks=shown_tracks,
        flags=flags(seat),
        authorities=shown_authorities,
        purses=purses(seat),
        actors=actors(seat),
        cohesion=cohesion(seat.p, seat.b),
        injects=injects(seat),
        menu=menu(seat, expected),
        orders=orders(on_the_floor, expected if on_the_floor is seat else Expected(on_the_floor)),
        pending=shown_pending,
        results=results(seat, told),
        facts=noteworthy(told, actor),
        pledges=shown_pledges,
        deadlines=deadlines(seat, shown_tracks, shown_authorities, shown_pending, shown_pledges),
        objectives=objectives(seat),
        ending=ending(seat),
        turns_played=turns_played(seat) if game.stage in ("results", "over") else (),
        opening=opening(seat) if game.stage in ("results", "over") else None,
        map_bounds=program.bounds,
        marks=marks(seat),
        questions=(*moment.questions.get("all", ()), *moment.questions.get(text.id, ())),
    )
