"""The engine's coefficients by the name an author overrides them with: default, tag and source.

Tags: L literature, D data, J judgement. Values only; the rules that use them are in `kernel/`. Three names of a
scenario's `rules:` are not among them because they act when a scenario is compiled: `trust.memory`,
`trust.memory_per_turn` and `autopilot.pass`, and the default risk by class (`risk.<class>`).
"""

from typing import NamedTuple

from tabletop.engine.program import Rules


class Coefficient(NamedTuple):
    """A coefficient: its default, its tag (L, D or J), what it does, and where the figure comes from."""

    default: float
    tag: str
    meaning: str
    source: str = "judgement"


_TRUST = "Josang & Ismail 2002, The Beta Reputation System"
_RIVERA = (
    "Rivera et al. 2024, Escalation Risks from Language Models in Military and Diplomatic Decision-Making"
)

COEFFICIENTS: dict[str, Coefficient] = {
    "trust.prior": Coefficient(2.0, "L", "weight of the base rate against evidence", _TRUST),
    "trust.loss_weight": Coefficient(
        2.25,
        "L",
        "how much heavier broken faith weighs than kept faith",
        "Tversky & Kahneman 1992; range 1.5..4",
    ),
    "trust.joint_success": Coefficient(0.5, "J", "evidence, both ways, for who took part in a success"),
    "trust.joint_failure": Coefficient(-0.2, "J", "evidence to the orderer from who took part in a failure"),
    "trust.overruled": Coefficient(
        -0.4, "J", "evidence to the orderer from a member whose no did not stop it"
    ),
    "trust.blocked": Coefficient(-0.3, "J", "the orderer's evidence to the one member that stopped it"),
    "trust.surprised": Coefficient(
        -0.1, "J", "evidence to the orderer from a member asked without consultation"
    ),
    "trust.hidden_caveat": Coefficient(
        -1.0, "J", "the orderer's evidence to a member whose caveat it finds out"
    ),
    "pledge.audience": Coefficient(
        5.0,
        "L",
        "will an orderer loses when it breaks a public pledge",
        "Tomz 2007: 10..16 points of support",
    ),
    "support.base": Coefficient(0.2, "J", "constant of the support formula"),
    "support.interest": Coefficient(2.0, "J", "weight of interest"),
    "support.trust": Coefficient(0.8, "J", "weight of trust in the orderer"),
    "support.law": Coefficient(0.8, "J", "weight of the legal basis"),
    "support.will": Coefficient(1.2, "J", "weight of political will"),
    "support.peers": Coefficient(0.5, "J", "weight of the other members' leaning"),
    "support.consulted": Coefficient(0.4, "J", "weight of having been consulted"),
    "support.mood": Coefficient(0.6, "J", "weight of the unknown mood of a capital"),
    "support.burden": Coefficient(1.0, "J", "weight of the burden"),
    "support.exposure": Coefficient(2.0, "J", "weight of exposure times risk"),
    "support.yes": Coefficient(0.4055, "J", "z from which a member says yes (p = .60)"),
    "support.acquiesce": Coefficient(-0.4055, "J", "z from which a member acquiesces (p = .40)"),
    "support.loyal": Coefficient(-1.0986, "J", "z from which a trusting member acquiesces (p = .25)"),
    "support.loyal_trust": Coefficient(50.0, "J", "trust from which dissent is loyal"),
    "escalation.gain": Coefficient(0.6, "J", "how far the turn's raw points move the index"),
    "escalation.others": Coefficient(0.25, "J", "share with which all but the gravest act count"),
    "escalation.decay": Coefficient(0.05, "J", "share of the height above the floor lost each turn"),
    "escalation.violent_floor": Coefficient(25.0, "J", "floor after the first violent act"),
    "escalation.nuclear_floor": Coefficient(80.0, "J", "floor after the first nuclear act"),
    "escalation.de_escalation": Coefficient(-2.0, "L", "points of the class", _RIVERA),
    "escalation.status_quo": Coefficient(0.0, "L", "points of the class", _RIVERA),
    "escalation.posturing": Coefficient(4.0, "L", "points of the class", _RIVERA),
    "escalation.nonviolent": Coefficient(12.0, "L", "points of the class", _RIVERA),
    "escalation.violent": Coefficient(28.0, "L", "points of the class", _RIVERA),
    "escalation.nuclear": Coefficient(60.0, "L", "points of the class", _RIVERA),
    "will.recovery": Coefficient(0.1, "J", "share of the way back to its start that will goes each turn"),
}

LOAD_TIME: dict[str, Coefficient] = {
    "trust.memory": Coefficient(0.8, "J", "share of trust evidence left after a year"),
    "trust.memory_per_turn": Coefficient(
        0.0, "J", "share left after each turn; replaces trust.memory when given"
    ),
    "autopilot.pass": Coefficient(1.0, "J", "weight with which an autopilot passes: 1 coalition, 0 others"),
    "risk.de_escalation": Coefficient(0.0, "J", "how much exposure counts for the class"),
    "risk.status_quo": Coefficient(0.0, "J", "how much exposure counts for the class"),
    "risk.posturing": Coefficient(20.0, "J", "how much exposure counts for the class"),
    "risk.nonviolent": Coefficient(30.0, "J", "how much exposure counts for the class"),
    "risk.violent": Coefficient(80.0, "J", "how much exposure counts for the class"),
    "risk.nuclear": Coefficient(100.0, "J", "how much exposure counts for the class"),
}


def rules(overrides: dict[str, float]) -> Rules:
    """The coefficients with a scenario's overrides (names as in `COEFFICIENTS`) laid over the defaults."""
    values = {name.replace(".", "_"): c.default for name, c in COEFFICIENTS.items()}
    values.update({name.replace(".", "_"): v for name, v in overrides.items() if name in COEFFICIENTS})
    return Rules(**values)
