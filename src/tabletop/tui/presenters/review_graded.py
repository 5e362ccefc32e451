"""The review's grades: what each decision was worth by what the seat could know, as rows and in sentences.

Never plays a game: what was graded is told to it.
"""

from tabletop.exercise.graded import ROUGH, Graded, Verdict
from tabletop.tui.presenters.ink import Line, line, right, wrapped
from tabletop.tui.presenters.rows import Row, row, section, text
from tabletop.tui.presenters.sentences import stop
from tabletop.tui.presenters.words import capital, signed

_SOON = 4.0  # seconds
NO_BEST = "The best found is not the best there is: more may have been possible."


def verdicts(graded: Graded) -> list[Verdict]:
    """All decisions in order; a row's key `graded:3` is the fourth."""
    return [one for turn in graded.turns for one in turn.verdicts]


def rows(graded: Graded | None, done: int, total: int, columns: int, to_go: float | None = None) -> list[Row]:
    """From what was to be expected to the score, and each decision that lost points; how far it has come until then.

    `to_go`: about so many seconds more, None where that is not known.

    Those on which most hung are told where it was decided.
    """
    if graded is None:
        words = f"Grading what you decided, over many dice: {done} of {total} turns{_wait(to_go)} ..."
        found = [text(*wrapped(line((words, "quiet")), columns))] if total else []
        return section("Decisions, graded", found, columns)
    every = verdicts(graded)
    found = [text(*wrapped(line(account(graded)), columns))]
    found += [
        row(f"graded:{k}", *decision(one, columns))
        for k, one in enumerate(every)
        if one.gave_up and one not in graded.turning
    ]
    rest = _rest(graded)
    if rest:
        found.append(text(*wrapped(line(rest), columns)))
    found.append(text(*wrapped(line((basis(graded), "quiet")), columns)))
    return section("Decisions, graded", found, columns, ("points", "quiet"))


def _wait(seconds: float | None) -> str:
    """ ", about 20 seconds to go"; nothing while that is not known, and where it is not worth a word."""
    if seconds is None or seconds < _SOON:
        return ""
    if seconds < 90:
        return f", about {max(5, 5 * round(seconds / 5))} seconds to go"
    return f", about {round(seconds / 60)} minutes to go"


def account(graded: Graded) -> str:
    """Skill and luck in one sentence."""
    lost = f"{signed(-round(graded.gave_up))} given up" if round(graded.gave_up) else "nothing given up"
    luck = f"{signed(round(graded.luck))} luck" if round(graded.luck) else "no luck either way"
    luck += _parts(graded.others, graded.dice)
    way = "found on the way" if graded.found > 0.0 else "as it went on worse than foreseen"
    more = f", {signed(round(graded.found))} {way}" if round(graded.found) else ""
    return f"{round(graded.begin)} to be expected at first, {lost}, {luck}{more}: {round(graded.final)}."


def _parts(others: float, dice: float) -> str:
    """Whose luck it was; "" where it was nobody's."""
    parts = (round(others), round(dice))
    return f" (others {signed(parts[0])}, dice {signed(parts[1])})" if any(parts) else ""


def basis(graded: Graded) -> str:
    """On what grades rest, and what they are not."""
    widest = max((one.regret.half for one in verdicts(graded)), default=0.0)
    said = f"By what you could know, over {graded.games:,} imagined games; ±{widest:.1f} at most. {NO_BEST}"
    return f"{said} {ROUGH}" if graded.is_rough else said


def decision(one: Verdict, columns: int) -> list[Line]:
    """One decision: the points it gave up, or those it won."""
    return _lost(one, columns) if one.gave_up else _won(one, columns)


def _lost(one: Verdict, columns: int) -> list[Line]:
    words = capital(one.words.partition(": ")[2])
    head = line(
        (right(signed(-round(one.gave_up)), 5), "bad"), (" ▼ ", "bad"), (f"turn {one.turn}  ", "quiet"), words
    )
    return wrapped(head, columns, 8)


def _won(one: Verdict, columns: int) -> list[Line]:
    head = line(
        (right(signed(round(one.over_passing.mean)), 5), "good"),
        (" ▲ ", "good"),
        (f"turn {one.turn}  ", "quiet"),
        one.did,
        (f"  over {one.against}", "quiet"),
    )
    return wrapped(head, columns, 8)


def _rest(graded: Graded) -> str:
    told = {one.turn for one in verdicts(graded) if one.gave_up or one in graded.turning}
    turns = {one.turn for one in graded.turns} - told
    if not turns:
        return ""
    which = f"Turn{'s' if len(turns) > 1 else ''} {', '.join(map(str, sorted(turns)))}"
    return f"{which}: nothing clearly better was found."


def told(one: Verdict) -> list[str]:
    """All about one decision, in sentences."""
    out = [f"Turn {one.turn}, {one.subject}: {stop(one.did)}"]
    if one.better:
        out.append(f"The best found instead: {stop(one.better)}")
        out.append(f"It most often ended so: {stop(one.ending)}")
    out.append(
        f"To be expected as decided: {one.value.mean:.0f} (±{one.value.half:.1f}) points of 100; by the best found: "
        f"{one.best_value.mean:.0f} (±{one.best_value.half:.1f}). {one.tried} ways were tried."
    )
    difference = f" The difference: {one.regret.mean:.1f} ±{one.regret.half:.1f}." if one.gave_up else ""
    return [*out, stop(capital(one.words)) + difference, *one.why]


def sentences(graded: Graded | None) -> list[str]:
    """The same as the rows, for the plain mode and the paper."""
    if graded is None:
        return []
    out = ["Decisions, graded:", f"- {account(graded)}"]
    for turn in graded.turns:
        luck = f"luck {signed(round(turn.luck.mean))}" if round(turn.luck.mean) else "no luck either way"
        luck += _parts(turn.others.mean, turn.dice.mean)
        out.append(f"- Turn {turn.turn}: {round(turn.before)} to be expected, {luck}.")
        for one in turn.verdicts:
            better = f" The best found instead: {stop(one.better)}" if one.better else ""
            why = "".join(f" {sentence}" for sentence in one.why)
            out.append(
                f"- Turn {turn.turn}, {one.subject}: {stop(one.did)} {stop(capital(one.words))}{better}{why}"
            )
    if graded.turning:
        out.append(
            f"- Most hung on {', '.join(dict.fromkeys(f'turn {one.turn}' for one in graded.turning))}."
        )
    return [*out, f"- {basis(graded)}"]
