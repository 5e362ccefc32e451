"""How each body decides, who takes part, and what support and contribution come to."""

import csv
from pathlib import Path

import pytest

from tabletop.engine.program import AGREED, ORDER_BLOCKER, ORDER_CONTRIBUTION, ORDER_STATUS, ORDER_SUPPORT
from tests.engine.kernel.scene import MEH, NAMES, NO, YES, Scene

POSITION = {"y": YES, "a": MEH, "n": NO}
VOTES = Path(__file__).parents[2] / "data" / "unsc_votes.csv"


def decided(body: str, positions: str, **more: str) -> Scene:
    """An order by ann before a body; `positions` are those of ben, cat, dan and foe: y, a or n."""
    people = {
        name: POSITION[letter] + more.get(name, "") for name, letter in zip(NAMES[1:], positions, strict=True)
    }
    people["ann"] = "capability: {sea: 80}" + more.get("ann", "")
    s = Scene(
        f"tracks: {{heat: {{start: 30}}}}\nbodies: {{body: {{{body}}}}}\n"
        f"responses: {{act: {{domain: sea, consent: body, effects: {{}}}}}}\n",
        **people,  # type: ignore[arg-type]  # people, not the other options
    )
    return s.order("act").results()


def agreed(body: str, positions: str) -> bool:
    return decided(body, positions).field("act", ORDER_STATUS) == AGREED


@pytest.mark.parametrize("rule", ["consensus", "silence"])
@pytest.mark.parametrize(
    ("positions", "holds"), [("yyyn", True), ("aaan", True), ("yayn", True), ("nyyy", False), ("nnny", False)]
)
def test_consensus_and_silence_hold_when_no_member_says_no(rule: str, positions: str, holds: bool) -> None:
    assert agreed(f"rule: {rule}", positions) is holds


@pytest.mark.parametrize(("positions", "holds"), [("nnny", True), ("nnna", True), ("yyyn", False)])
def test_everybody_listed_must_agree_to_each(positions: str, holds: bool) -> None:
    assert agreed("rule: each, members: [foe]", positions) is holds


@pytest.mark.parametrize("rule", ["consensus", "silence", "each"])
def test_where_nobody_is_asked_it_is_agreed_with_full_support(rule: str) -> None:
    s = decided(f"rule: {rule}, members: [ann]", "nnnn")
    assert s.field("act", ORDER_STATUS) == AGREED
    assert s.field("act", ORDER_SUPPORT) == 100


@pytest.mark.parametrize(
    ("body", "positions", "holds"),
    [
        ("rule: majority", "ynny", False),  # ann and ben are two of four: not more than half
        ("rule: majority", "yyny", True),
        ("rule: majority", "yaay", False),  # to acquiesce is to abstain
        ("rule: majority, bloc: 1", "ynny", True),
        ("rule: majority, threshold: 2", "ynny", True),
        ("rule: majority, threshold: 2, veto: [cat]", "ynny", False),
        ("rule: majority, threshold: 2, veto: [cat]", "yany", True),
        ("rule: majority, threshold: 2, veto: [ann]", "ynny", True),  # the orderer's veto is no no
        ("rule: majority, members: [ben, cat, foe], threshold: 2", "ynny", True),  # ann sits elsewhere
        ("rule: majority, members: [ben, cat, foe], threshold: 2", "ynnn", False),
        ("rule: majority, threshold: heat / 15", "ynny", True),
    ],
)
def test_a_majority_counts_yes_votes_and_the_bloc_and_knows_vetoes(
    body: str, positions: str, holds: bool
) -> None:
    assert agreed(body, positions) is holds


@pytest.mark.parametrize(
    ("positions", "holds"),
    [("ynnn", True), ("nynn", False), ("nyyn", True), ("aaan", False), ("aayn", False)],
)
def test_a_qualified_majority_needs_members_and_weight(positions: str, holds: bool) -> None:
    weights = "weights: {ann: 20, ben: 45, cat: 20, dan: 15}"
    assert agreed(f"rule: qualified, threshold: 50, weight_threshold: 55, {weights}", positions) is holds


@pytest.mark.parametrize(
    ("body", "positions", "holds"),
    [
        ("rule: opt_in", "nnny", False),
        ("rule: opt_in", "ynny", True),
        ("rule: opt_in", "aaan", False),
        ("rule: opt_in, quorum: 3", "ynnn", False),
        ("rule: opt_in, quorum: heat / 10", "yynn", True),
        ("rule: opt_in, quorum: 1, members: [ann]", "nnnn", True),
    ],
)
def test_those_willing_need_a_quorum_and_the_orderer_is_one_of_them(
    body: str, positions: str, holds: bool
) -> None:
    assert agreed(body, positions) is holds


@pytest.mark.parametrize(
    ("body", "positions", "blocker"),
    [
        ("rule: consensus", "yyny", "dan"),
        ("rule: silence", "nyyy", "ben"),
        ("rule: consensus", "nnyy", ""),
        ("rule: each, members: [foe]", "yyyn", "foe"),
        ("rule: majority, threshold: 2, veto: [cat]", "ynny", "cat"),
        ("rule: majority, threshold: 4, veto: [cat]", "ynny", ""),  # there were not enough in any case
        ("rule: majority, threshold: 2, veto: [cat, dan]", "ynny", ""),  # two vetoes: neither stood alone
        ("rule: majority", "ynny", ""),
        ("rule: qualified, threshold: 90, weight_threshold: 0, weights: {ann: 1}", "yyny", ""),
        ("rule: opt_in, quorum: 5", "yyny", ""),
    ],
)
def test_one_alone_blocks_only_where_one_alone_can(body: str, positions: str, blocker: str) -> None:
    s = decided(body, positions)
    assert s.field("act", ORDER_STATUS) != AGREED
    assert s.field("act", ORDER_BLOCKER) == (s.actor(blocker) if blocker else -1)


@pytest.mark.parametrize(
    ("body", "positions", "parts"),
    [
        ("rule: consensus", "yaan", [1, 1, 0.5, 0.5, 0]),
        ("rule: silence", "yaan", [1, 1, 0.5, 0.5, 0]),
        ("rule: each, members: [foe, ben]", "ynna", [1, 1, 0, 0, 0.5]),
        ("rule: majority, threshold: 2", "yann", [1, 1, 0, 0, 0]),
        ("rule: opt_in", "yann", [1, 1, 0, 0, 0]),
        ("rule: qualified, threshold: 25, weight_threshold: 0, weights: {ann: 1}", "yann", [1, 1, 0, 0, 0]),
    ],
)
def test_who_acquiesces_takes_half_a_part_in_consensus_silence_and_each(
    body: str, positions: str, parts: list[float]
) -> None:
    s = decided(body, positions)
    first = s.p.at.weight + s.slot("act") * s.p.n.actors
    assert list(s.game.state[first : first + s.p.n.actors]) == parts


def test_support_is_the_percentage_of_those_asked_that_said_yes() -> None:
    assert decided("rule: consensus", "yaan").field("act", ORDER_SUPPORT) == pytest.approx(100 / 3)


def test_contribution_is_the_share_of_the_coalition_s_capability_that_takes_part() -> None:
    sea = {
        "ben": ", capability: {sea: 40}",
        "cat": ", capability: {sea: 60}",
        "foe": ", capability: {sea: 99}",
    }
    s = decided("rule: consensus", "yayn", **sea)
    assert s.field("act", ORDER_CONTRIBUTION) == pytest.approx(100 * (80 + 40 + 0.5 * 60) / 180)


def test_the_largest_matching_caveat_is_withheld_from_a_contribution() -> None:
    sea = {"ben": ", capability: {sea: 40}, caveats: {act: {share: 25, disclosed: false}}"}
    s = decided("rule: consensus", "yyyn", **sea)
    assert s.field("act", ORDER_CONTRIBUTION) == pytest.approx(100 * (80 + 0.75 * 40) / 120)


def test_without_domain_or_capability_a_contribution_is_full() -> None:
    assert (
        Scene("responses: {act: {effects: {}}}").order("act").results().field("act", ORDER_CONTRIBUTION)
        == 100
    )
    s = Scene(
        "responses: {act: {domain: sea, effects: {}}}", ann="capability: {sea: 0}", foe="capability: {sea: 9}"
    )
    assert s.order("act").results().field("act", ORDER_CONTRIBUTION) == 100


def test_an_orderer_outside_the_coalition_contributes_its_own_capability() -> None:
    s = Scene(
        "responses: {act: {by: foe, domain: sea, effects: {}}}",
        played=("foe",),
        ann="capability: {sea: 80}",
        foe="capability: {sea: 30}",
    )
    s.order("act", by="foe").results()
    assert s.field("act", ORDER_CONTRIBUTION, "foe") == 30


def test_all_votes_are_counted_on_the_same_state_whatever_came_of_the_order_before() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}, some: {rule: opt_in, quorum: 1 + refused(council)}}\n"
        "responses:\n  act: {consent: council, effects: {}}\n"
        "  other: {domain: sea, consent: some, effects: {}}\n",
        ann="capability: {sea: 50}, caveats: {other: 60 * refused(council)}",
        ben=NO,
        cat="interests: {other: -100}",
        dan="interests: {other: -100}",
    )
    s.order("act", "other").results()
    assert s["refused(council)"] == 1
    assert s.field("other", ORDER_STATUS) == AGREED
    assert s.field("other", ORDER_CONTRIBUTION) == 100


def test_people_s_votes_stand_even_against_a_red_line_and_under_silence_no_vote_is_none_against() -> None:
    body = "bodies: {council: {rule: consensus}, quiet: {rule: silence}}\n"
    orders = "responses: {act: {consent: [council, quiet], effects: {}}}\n"
    for vote, forum, holds in (
        ("yes", "council", True),
        ("", "council", False),
        ("", "quiet", True),
        ("no", "quiet", False),
    ):
        s = Scene(body + orders, ("ann", "ben"), ben="red_lines: {act: true}", cat=YES, dan=YES)
        s.order(f"act@{forum}").floor()
        assert s.positions(f"act@{forum}")["ben"] == "no"
        if vote:
            s.vote("ben", f"ann:act@{forum}", vote)
        s.results()
        assert (s.field(f"act@{forum}", ORDER_STATUS) == AGREED) is holds, (vote, forum)


def test_only_those_asked_vote() -> None:
    s = Scene(
        "bodies: {council: {rule: consensus}}\nresponses: {act: {consent: council, effects: {}}}\n",
        ("ann", "foe"),
    )
    s.order("act").floor()
    for voter in ("ann", "foe"):
        assert getattr(s.game.vote(voter, "ann:act", "yes"), "reason", "") == "not-asked"


ROWS = list(csv.DictReader(VOTES.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_votes_of_the_security_council_come_out_of_the_rule_alone(row: dict[str, str]) -> None:
    """Two noes of the table at most can be vetoes; the noes of one vote were permanent members where it says so."""
    noes = int(row["no"])
    casting = min(noes, 2) if row["vetoed"] == "yes" else 0
    body = f"rule: majority, threshold: 9, veto: [cat, dan], bloc: {int(row['yes']) - 2}"
    s = decided(f"{body}, members: [ann, ben, cat, dan]", "y" + "n" * casting + "a" * (2 - casting) + "y")
    assert (s.field("act", ORDER_STATUS) == AGREED) is (row["result"] == "pass")
