"""A game that plays itself is kept like one that people play, and is nobody's result."""

from typing import Any

import pytest

from tabletop.analysis.policies import think
from tabletop.engine.game import Game
from tabletop.engine.program import Tables
from tabletop.exercise.autoplay import play_policy
from tabletop.exercise.progress import best, standing
from tabletop.exercise.recording import PLAYED_BY, Recorder, player, started
from tabletop.exercise.replaying import replay
from tabletop.exercise.script import parse_script, play_script
from tabletop.exercise.session import Session
from tabletop.journal import Amended, Answered, Ended, Noted, Ordered, Voted
from tabletop.journal.memory import MemoryJournal
from tests.analysis.games import play_game
from tests.engine.playing import begun, program

SCRIPT: dict[str, Any] = {
    "seed": 7,
    "played": ["alba", "bram", "cora"],
    "turns": [
        {
            "orders": {"alba": ["escort@willing"]},
            "votes": {"alba:escort@willing": {"bram": "no", "cora": "yes"}},
        },
        {"orders": {"alba": ["escort@willing"]}, "amendments": {"alba:escort@willing": "withdraw"}},
    ],
}


def recorder(journal: MemoryJournal, seed: int, seats: tuple[str, ...]) -> Recorder:
    return Recorder(journal, started(program(), {}, seed=seed, seats=seats), "policy random")


def last(games: list[Game]) -> Game:
    """The game after ENDEX, from that at the end of its last turn."""
    return games[-1].advance()


@pytest.mark.parametrize("policy", ["pass", "random", "hawk"])
def test_a_game_of_a_policy_comes_back_from_its_record_bit_for_bit(policy: str) -> None:
    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    games = list(play_policy(program(), 3, "alba", policy, keep=keep))
    entries = journal.read(keep.exercise_id)
    assert isinstance(entries[-1], Ended)
    assert replay(program(), entries).digest() == last(games).digest()
    assert last(games).digest() == play_game(begun(3), {"alba": policy}).digest()
    assert any(isinstance(entry, Ordered) for entry in entries) == (policy != "pass")


def test_a_game_is_the_same_with_and_without_a_record() -> None:
    keep = recorder(MemoryJournal(), 5, ("alba",))
    kept = [game.digest() for game in play_policy(program(), 5, "alba", "random", keep=keep)]
    bare = [game.digest() for game in play_policy(program(), 5, "alba", "random")]
    assert kept == bare


def test_every_kind_of_decision_in_a_script_is_kept_and_comes_back() -> None:
    journal = MemoryJournal()
    script = parse_script(SCRIPT)
    keep = recorder(journal, script.seed, script.played)
    games = list(play_script(program(), script, keep=keep))
    entries = journal.read(keep.exercise_id)
    for kind, count in ((Ordered, 2), (Voted, 2), (Amended, 1)):
        assert sum(isinstance(entry, kind) for entry in entries) == count
    assert replay(program(), entries).digest() == last(games).digest()


def test_answers_of_a_policy_are_kept() -> None:
    def denying(p: Tables, state: list[float], seed: int, actor: int, policy: int) -> list[float]:
        """Gives the first choice that there is to whatever is asked."""
        s = think(p, state, seed, actor, policy)
        for inject in range(p.n.injects):
            if p.inject.ask[inject] == actor and s[p.at.asked + inject] and s[p.at.answer + inject] < 0:
                s[p.at.answer + inject] = float(p.inject.choice_first[inject])
        return s

    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    games = list(play_policy(program(), 3, "alba", "random", thinking=denying, keep=keep))
    entries = journal.read(keep.exercise_id)
    assert [one for one in entries if isinstance(one, Answered)] == [Answered(3, "alba", "leak", "deny")]
    assert replay(program(), entries).digest() == last(games).digest()


def test_what_was_left_half_way_goes_on_by_hand() -> None:
    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    game = next(play_policy(program(), 3, "alba", "random", keep=keep))
    assert Session.resume(program(), journal, keep.exercise_id).game.digest() == game.digest()


def test_what_people_play_after_a_policy_says_so_and_is_nobodys_result_still() -> None:
    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    next(play_policy(program(), 3, "alba", "random", keep=keep))
    for _ in range(2):  # however often people come back
        session = Session.resume(program(), journal, keep.exercise_id)
        session.note("A note plays nothing.")
        session.advance()
    entries = journal.read(keep.exercise_id)
    assert player(entries) == "policy random, then people"
    assert sum(isinstance(one, Noted) and one.about == PLAYED_BY for one in entries) == 2
    while session.game.stage != "over":
        session.advance()
    assert best([standing(program(), journal.read(keep.exercise_id))]) is None
    assert replay(program(), journal.read(keep.exercise_id)).digest() == session.game.digest()


def test_looking_back_at_what_a_policy_played_leaves_it_the_policys() -> None:
    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    list(play_policy(program(), 3, "alba", "random", keep=keep))
    session = Session.resume(program(), journal, keep.exercise_id)
    session.note("done", about="expected:leak:3")
    assert player(journal.read(keep.exercise_id)) == "policy random"
    session.rewind(1, "new")
    assert player(journal.read(keep.exercise_id)) == "policy random, then people"


def test_what_played_itself_says_so_and_is_nobodys_result() -> None:
    journal = MemoryJournal()
    keep = recorder(journal, 3, ("alba",))
    list(play_policy(program(), 3, "alba", "random", keep=keep))
    session = Session.begin(program(), {}, journal, seed=3, seat="alba")
    while session.game.stage != "over":
        session.advance()
    by_policy, by_people = (
        standing(program(), journal.read(one)) for one in (keep.exercise_id, session.exercise_id)
    )
    assert player(journal.read(keep.exercise_id)) == by_policy.player == "policy random"
    assert player(journal.read(session.exercise_id)) == by_people.player == ""
    assert best([by_policy]) is None
    found = best([by_policy, by_people])
    assert found is not None
    assert found.score == by_people.score
