"""What an editor tells an author about the words of the language, and examples of what may stand there.

Keyed by model and key. What a key means stands beside it in the documents.
"""

from __future__ import annotations

_INSTRUMENT = {
    "diplomatic": "talks, promises, forums, recognition",
    "informational": "statements, evidence, shared pictures",
    "military": "forces, and police or coast guard used like forces",
    "economic": "trade, money, sanctions, insurance",
}
_ESCALATION = {
    "de_escalation": "lowers the ladder; burdens nobody by default",
    "status_quo": "leaves the ladder where it is; burdens nobody by default",
    "posturing": "shows force or resolve without using it",
    "nonviolent": "harms interests without violence: sanctions, expulsions, seizures",
    "violent": "uses force",
    "nuclear": "uses or threatens to use nuclear weapons",
}

MEANINGS: dict[tuple[str, str], dict[str, str]] = {
    ("Actor", "side"): {
        "coalition": "a member of the coalition from the start, unless member: false",
        "adversary": "works against the coalition; a seat can play it",
        "neutral": "takes no side, and may join",
        "institution": "an organisation that decides or speaks, such as a court or a council",
    },
    ("Authority", "basis"): {
        "SOV": "own sovereignty",
        "DOM": "domestic law",
        "HOST": "consent of the host state",
        "FLAG": "consent of the flag state",
        "STATELESS": "a vessel without nationality",
        "PORT": "jurisdiction of the port state",
        "TREATY": "a treaty",
        "CH6": "UN Charter, chapter VI",
        "CH7": "UN Charter, chapter VII",
        "REGORG": "a regional organisation",
        "SD51": "self-defence, article 51",
        "CM": "countermeasures",
        "HUMANITARIAN": "humanitarian necessity",
    },
    ("Body", "rule"): {
        "consensus": "agreed when nobody says no",
        "silence": "agreed when nobody says no; a seat that does not vote goes along",
        "majority": "agreed with threshold votes, unless a holder of a veto says no",
        "qualified": "agreed with threshold percent of the members and weight_threshold percent of the weight",
        "opt_in": "agreed by those who say yes, at least quorum with the orderer; the others take no part",
        "each": "agreed when nobody listed says no; a refusal returns the costs",
    },
    ("Ending", "outcome"): {
        "victory": "the coalition has what it came for",
        "compromise": "both sides have something they can live with",
        "stalemate": "nothing is settled",
        "defeat": "the coalition has lost what it came for",
    },
    ("Inject", "channel"): {
        "press": "newspapers, radio, television, agencies",
        "social": "social media",
        "intelligence": "a report of a service",
        "diplomatic": "a cable, a note, an envoy",
        "military": "a signal or a report of forces",
        "legal": "a court, a legal adviser, a regulator",
        "cyber": "a report of those who defend networks",
        "phone": "a call",
    },
    ("Response", "instrument"): _INSTRUMENT,
    ("Variant", "instrument"): _INSTRUMENT,
    ("Response", "escalation"): _ESCALATION,
    ("Variant", "escalation"): _ESCALATION,
    ("Track", "good"): {
        "low": "the lower the better",
        "high": "the higher the better",
        "none": "neither end is good",
    },
    ("Scenario", "difficulty"): {
        "introductory": "for people who have never played",
        "intermediate": "for people who know how a turn goes",
        "advanced": "for people who have played several",
    },
}
"""What each of the allowed words means."""

EXAMPLES: dict[tuple[str, str], object] = {
    ("Scenario", "lead"): "norland",
    ("Scenario", "tags"): ["cyber", "collective_defence"],
    ("Scenario", "trust"): {"meridia -> norland": {"start": 62, "depth": 5}, "norland <-> ostland": 70},
    ("Scenario", "flags"): {"cargo_seized": "The cargo is in coalition hands"},
    ("Scenario", "rules"): {"support": {"exposure": 2.0}},
    ("Actor", "at"): [59.4, 24.7],
    ("Actor", "capability"): {"maritime": 80},
    ("Actor", "interests"): {"law": 20, "board_vessel": "30 - proof / 2"},
    ("Actor", "red_lines"): {"countermeasures": "attribution < 75"},
    ("Actor", "caveats"): {"night_raid": {"share": 60, "disclosed": False}},
    ("Actor", "joins"): "legitimacy > 60",
    ("Actor", "leaves"): "trust(meridia -> norland) < 20 and will < 30",
    ("Track", "bands"): {"0": "calm", "40": "strained", "70": "crisis"},
    ("Track", "range"): [0, 100],
    ("Track", "error"): "30 - attribution / 4",
    ("Body", "price"): {"legitimacy": -8},
    ("Response", "when"): "not cargo_seized and distance < 200",
    ("Response", "law"): "flag_consent or stateless",
    ("Response", "unlawful"): {"legitimacy": -20},
    ("Response", "cost"): {"capital": 2},
    ("Response", "each"): {"partner": "coalition"},
    ("Response", "chance"): "35 + 0.4 * contribution",
    ("Response", "effects"): {"tension": 5, "trust meridia -> by": 0.5},
    ("Response", "weight"): "2 + 0.05 * tension",
    ("Inject", "when"): "turn >= 3 and leak_risk > 40",
    ("Objective", "score"): "100 if cargo_seized else 40",
    ("Ending", "when"): "cargo_seized and legitimacy >= 50",
    ("Pledge", "kept"): "succeeded(send_lift) > 0",
    ("Map", "bounds"): [50, 10, 65, 35],
}
"""What might stand there; an editor shows it, and offers it when the key is new."""
