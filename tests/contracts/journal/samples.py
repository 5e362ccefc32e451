"""Entries of every kind, for tests of stores. Holds no test."""

from tabletop.journal import (
    FORMAT,
    Advanced,
    Amended,
    Answered,
    Defined,
    Ended,
    Entry,
    Intervened,
    Noted,
    Ordered,
    Rewound,
    Started,
    Undone,
    Voted,
)

FILES = {"scenario.yaml": "title: Ümlaut\n", "lines/a.yaml": "turn 1:\n"}

STARTED = Started(
    format=FORMAT,
    scenario_id="strait-of-shadows",
    title="Strait of Shadows",
    digest="5e" * 32,
    scenario=FILES,
    rules_version=1,
    engine_version="0.1.0",
    seed=2**63 - 1,
    played=("meridia", "halvard"),
    lead="meridia",
)

ONE_OF_EACH: list[Entry] = [
    Ordered(1, "meridia", "escort.halvard+flagged@council"),
    Undone(1, "meridia"),
    Answered(1, "halvard", "leak", "deny"),
    Voted(1, "halvard", "escort", "acquiesce"),
    Amended(1, "meridia", "escort", "escort+flagged"),
    Advanced(1, "orders", "0f" * 32),
    Rewound(1, "new"),
    Intervened(1, "set", "tension", 42.5, "the map was wrong"),
    Intervened(1, "stop", "escort", None, "ünsafe"),
    Defined(1, "injects:\n  - id: storm\n"),
    Noted(1, "meridia", "they will fold", 70.0, "escort"),
    Noted(1, "meridia", "a thought"),
    Ended(8, "time_runs_out"),
]
