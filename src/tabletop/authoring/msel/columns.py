"""The columns of a MSEL: HSEEP's list, what each is in a scenario, and by which other names sheets call it.

What is done with a cell does not belong here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["id", "edit", "derived", "working", "mark"]
"""edit: comes back into the scenario; derived: worked out from it; working: for the people who run the exercise."""


@dataclass(frozen=True)
class Column:
    """A column; `width` in characters, `says` is for the person at the sheet.

    `known_as`: what others call it, with ; between.
    """

    key: str
    heading: str
    role: Role
    width: int
    says: str
    known_as: str = ""


COLUMNS = (
    Column(
        "id",
        "Inject",
        "id",
        20,
        "Stable name of the inject. It cannot be changed here. Leave it empty in a new row.",
        "Event/Inject #;Inject #;Inject no;Inject number;Inject id;Event #;Event no;#;No;ID;Number;"
        "Serial;Ser;MSEL #;MSEL no;Event number;Event id;Item;Ref",
    ),
    Column(
        "kind",
        "Event type",
        "derived",
        18,
        "It follows from the times and conditions.",
        "Type;Category;Inject type;Event category",
    ),
    Column(
        "turn",
        "Turn",
        "edit",
        7,
        "The turn in which it fires. Empty: by its condition or the facilitator's hand.",
        "Round;Move;Module",
    ),
    Column(
        "time",
        "Scenario time",
        "edit",
        19,
        "When it happens in the story. A new time moves it to the turn in which that time lies.",
        "Designated scenario time;Time;Event time;Inject time;Date/time;Date time;DTG;When;"
        "Start time;Exercise time;Planned time;Time (local);Time (Z);Start;Day/time;Scheduled time",
    ),
    Column(
        "delivery",
        "Delivery time",
        "derived",
        9,
        "It follows from the planned minutes of the turns: hours and minutes from STARTEX.",
        "Real time;Actual time;Real-world time",
    ),
    Column(
        "title",
        "Event synopsis",
        "edit",
        30,
        "Short description.",
        "Event;Title;Synopsis;Subject;Summary;Headline;Event title;Inject title;Event name;"
        "Short description;Event description",
    ),
    Column(
        "text",
        "Inject text",
        "edit",
        70,
        "What the players read. An empty line begins a new paragraph.",
        "Text;Message;Inject;Content;Detail;Details;Description;Inject description;Inject content;"
        "Message text;Body;Script;Narrative;Inject details",
    ),
    Column(
        "from",
        "From",
        "edit",
        22,
        "Simulated sender.",
        "Sender;Simulated sender;Source;Originator;From (simulated sender);From/Delivery method",
    ),
    Column(
        "channel",
        "Delivery method",
        "edit",
        13,
        "press, social, intelligence, diplomatic, military, legal, cyber or phone.",
        "Channel;Method;Mode;Means;Method of delivery;Delivery;Delivered by;Delivery mode;Medium;"
        "Mode of delivery;Inject mode",
    ),
    Column(
        "to",
        "Intended player",
        "edit",
        20,
        "All, Coalition, or names with commas between them.",
        "To;Recipient;Recipients;Recipient player;Recipient(s);Audience;Player;Players;"
        "Intended players;Target;Target audience;Recipient player(s);Receiver;Addressee;Team;"
        "Intended recipient",
    ),
    Column(
        "when",
        "Fires when",
        "edit",
        28,
        "The condition, in the words of the scenario language.",
        "Condition;Trigger;Triggered by",
    ),
    Column(
        "chance",
        "Chance %",
        "edit",
        9,
        "Percent, drawn each turn the condition holds. Empty: 100.",
        "Chance;Probability",
    ),
    Column(
        "question",
        "Decision asked",
        "edit",
        40,
        "A dilemma: who must choose, and between what. The choices' words, and which is taken when nobody answers, come "
        "back; who is asked, and which choices there are, is changed in the scenario's file.",
    ),
    Column(
        "expected",
        "Expected player response",
        "edit",
        45,
        "What a prepared team does.",
        "Expected participant response;Expected response;Expected action;Expected actions;"
        "Expected player action;Expected player actions;Expected outcome;Expected outcomes;"
        "Expected result;Expected participant action;Anticipated response;Desired action;"
        "Expected player response(s);Expected action(s)",
    ),
    Column(
        "objective",
        "Objective",
        "edit",
        14,
        "Name of the objective that it exercises.",
        "Objectives;Exercise objective;Obj;Objective(s);Training objective;Exercise objectives;Objective #",
    ),
    Column(
        "capability",
        "Core capability",
        "derived",
        22,
        "It is the core capability of the objective, and is changed there, in the file.",
        "Capability;Core capabilities;Core capability/ies;Core capability(s)",
    ),
    Column(
        "target",
        "Capability target",
        "derived",
        32,
        "It is the title of the objective, and is changed there, in the file.",
        "Capability targets;Organizational capability target",
    ),
    Column(
        "task",
        "Critical task",
        "working",
        20,
        "For your planning; it is not kept in the scenario.",
        "Critical tasks;Task;METL",
    ),
    Column(
        "controller",
        "Controller",
        "working",
        16,
        "Who delivers it; it is not kept in the scenario.",
        "Controller responsible;Responsible controller;Responsible;Inject controller;Owner;"
        "Responsible person;POC;Delivered by controller;Responsible party",
    ),
    Column(
        "note",
        "Controller instructions",
        "edit",
        35,
        "Read by the facilitator only.",
        "Special instructions;Controller/evaluator special instructions;Instructions;"
        "Facilitator note;Controller notes;Controller note;Evaluator instructions",
    ),
    Column(
        "notes",
        "Notes",
        "working",
        25,
        "Actual against planned; it is not kept in the scenario.",
        "Note;Remarks;Comments;Comment;Observations;Status;Actual",
    ),
    Column(
        "mark",
        "Fingerprint",
        "mark",
        10,
        "Tells what was changed since the sheet was made. Do not change it.",
    ),
)
"""In the order of the sheet."""

BY_KEY = {column.key: column for column in COLUMNS}


def plain(heading: str) -> str:
    """A heading by its letters and digits alone; `#` counts as a word."""
    return re.sub(r"[^a-z0-9#]+", "", heading.casefold())


_KNOWN: dict[str, str] = {}
for _column in COLUMNS:
    _KNOWN[plain(_column.heading)] = _column.key
for _column in COLUMNS:
    for _other in _column.known_as.split(";"):
        if _other:
            _KNOWN.setdefault(plain(_other), _column.key)


def key_of(heading: str) -> str | None:
    """The key of the column that a heading means; None when it is known by no name."""
    return _KNOWN.get(plain(heading))
