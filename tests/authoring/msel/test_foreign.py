"""A MSEL that never was a scenario becomes one that passes `check`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tabletop.authoring.checking import checked
from tabletop.authoring.msel.foreign import scenario_of
from tabletop.authoring.msel.sheet import SheetError, sheet_of
from tabletop.authoring.subject import Subject, subject_of_text

HSEEP = [
    [cell.strip() for cell in line.split("|")]
    for line in """\
Exercise Clear Water: MSEL||||||||
||||||||
MSEL #|Time|Event Description|Inject|From|Method|Recipient Player(s)|Expected Action(s)|Weather
1|09:00|STARTEX|The exercise director opens the exercise.|Exercise Director|In person|All players||Fine
2|09:20|Turbidity alarm|The plant's {online} monitor: 4.1 NTU.|Plant operator|Phone call|Water Utility|Opens the bypass.|
3|10:05|Hospital calls|=Do we still drink this?|St. Anne's|E-mail|Public Health; Water Utility|Issues advice.|
4|late|Rumour|"They knew." A post is shared 4,000 times.||Social media|PIO and Public Health||
5|13:45|A title that is much too long to be shown on any screen that people use||| Radio||TBD|""".splitlines()
]


def _made(rows: list[list[str]]) -> tuple[Subject, list[str]]:
    made = scenario_of(sheet_of("Sheet1", rows), "clear-water", "Clear Water")
    return subject_of_text(made.text), [str(remark) for remark in made.remarks]


def test_a_sheet_with_other_headings_becomes_a_scenario_without_a_finding() -> None:
    subject, _ = _made(HSEEP)
    warnings = [str(p) for p in checked(subject).problems if p.severity != "info"]
    assert warnings == []
    document = subject.document
    assert document is not None
    second = document.injects[next(k for k in document.injects if k == "inject_2")]
    assert (second.title, second.sender, second.channel) == ("Turbidity alarm", "Plant operator", "phone")
    assert second.text == "The plant's (online) monitor: 4.1 NTU."
    assert [str(id) for id in second.to.actors] == ["water_utility"]
    assert [str(actor.name) for actor in document.actors.values()] == [
        "Water Utility",
        "Public Health",
        "PIO",
    ]
    turns = [inject.at.text if inject.at else None for inject in document.injects.values()]
    assert turns == ["1", "1", "3", "3", "10"]
    assert document.clock.turns == 10


def test_what_has_no_key_of_its_own_is_kept_for_the_facilitator() -> None:
    subject, said = _made(HSEEP)
    assert subject.document is not None
    first = next(iter(subject.document.injects.values()))
    assert first.note == "MSEL #: 1\n\nTime: 09:00\n\nWeather: Fine\n\nDelivery: In person\n"
    assert "Sheet1!I3: info: 'Weather' is kept in the facilitator's note" in said


def test_what_is_not_understood_is_said_with_its_cell() -> None:
    _, said = _made(HSEEP)
    assert any(line.startswith("Sheet1!B7: warning: no time is seen in 'late'") for line in said)
    assert "Sheet1!H8: warning: unfinished: 'TBD'; it is left out" in said


def test_dates_make_a_clock_with_a_start() -> None:
    rows = [
        ["Time", "Event"],
        ["041730ZMAR31", "One"],
        ["5 Mar 2031 06:00", "Two"],
        ["2031-03-06 18:30", "Three"],
    ]
    subject, said = _made(rows)
    assert said == []
    assert subject.document is not None
    clock = subject.document.clock
    assert (str(clock.start), clock.turns) == ("2031-03-04 12:00:00", 10)
    assert [i.at.text for i in subject.document.injects.values() if i.at] == ["1", "4", "10"]


def test_a_sheet_that_says_nothing_is_refused() -> None:
    with pytest.raises(SheetError, match="no row"):
        _made([["Colour", "Size"], ["red", "3"]])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8"), max_size=30), min_size=7, max_size=7),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_stands_in_the_cells_the_scenario_can_be_played(rows: list[list[str]]) -> None:
    try:
        subject, _ = _made([["No", "Time", "Title", "Text", "From", "To", "Objective"], *rows])
    except SheetError:
        return
    assert subject.program is not None, str(subject.study.problems)
