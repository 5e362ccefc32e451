"""Keys and words that people write who do not know the language yet, with those that say it. Only hints come of them.

What is merely misspelt is found by its likeness; here is what is not alike.
"""

from __future__ import annotations

from collections.abc import Collection

_KEYS = {
    "when": "condition conditions if requires require prerequisite prerequisites precondition trigger available",
    "at": "turn day date",
    "text": "description desc body message content narrative details",
    "brief": "background role description private secret",
    "briefing": "introduction intro background description story",
    "instrument": "type kind category dime",
    "rule": "type kind decision voting mode",
    "outcome": "result type kind",
    "start": "value initial begin starting default initially",
    "range": "min max minimum maximum limits bounds",
    "title": "name label heading",
    "name": "title label",
    "chance": "probability odds likelihood prob success_rate",
    "effects": "effect result results consequences consequence changes outcome",
    "failure": "fail failed otherwise",
    "from": "sender source author",
    "to": "recipient recipients receiver audience visible",
    "seen": "visibility visible audience public secret",
    "takes": "delay duration time",
    "limit": "max maximum times once uses",
    "by": "actor actors who owner player",
    "each": "target targets for for_each foreach",
    "consent": "approval vote needs council body agreement",
    "cost": "price resources",
    "choices": "options answers",
    "expected": "expected_action expected_actions",
    "score": "value points measure",
    "will": "political_will resolve",
    "side": "team faction",
    "good": "direction better",
    "interests": "interest preferences values goals",
    "effort": "actions points",
    "tags": "tag keywords",
    "objective": "objectives goal",
}
_MEANT: dict[str, tuple[str, ...]] = {}
for _key, _others in _KEYS.items():
    for _other in _others.split():
        _MEANT[_other] = (*_MEANT.get(_other, ()), _key)

_WORDS = {
    **dict.fromkeys(("enemy", "red", "opponent", "hostile", "threat", "opfor"), "adversary"),
    **dict.fromkeys(("blue", "friendly", "ally", "allies", "allied", "friend", "partner"), "coalition"),
    **dict.fromkeys(("green", "white", "civilian"), "neutral"),
    **dict.fromkeys(("organisation", "organization", "igo", "ngo"), "institution"),
    **dict.fromkeys(("easy", "simple", "beginner", "basic"), "introductory"),
    **dict.fromkeys(("medium", "normal", "moderate"), "intermediate"),
    **dict.fromkeys(("hard", "difficult", "expert"), "advanced"),
    **dict.fromkeys(("win", "won", "success", "good"), "victory"),
    **dict.fromkeys(("lose", "loss", "lost", "fail", "failure", "bad"), "defeat"),
    **dict.fromkeys(("draw", "tie"), "stalemate"),
    **dict.fromkeys(("partial", "deal", "mixed"), "compromise"),
    **dict.fromkeys(("down", "less", "decrease", "falling", "min"), "low"),
    **dict.fromkeys(("up", "more", "increase", "rising", "max"), "high"),
    **dict.fromkeys(("neutral", "neither"), "none"),
    **dict.fromkeys(("unanimity", "unanimous", "all"), "consensus"),
    **dict.fromkeys(("vote", "voting", "simple_majority"), "majority"),
    **dict.fromkeys(("weighted", "qmv", "qualified_majority"), "qualified"),
    **dict.fromkeys(("coalition_of_the_willing", "willing", "voluntary"), "opt_in"),
    **dict.fromkeys(("information", "media", "info"), "informational"),
    **dict.fromkeys(("diplomacy", "political"), "diplomatic"),
    **dict.fromkeys(("economy", "financial", "sanctions"), "economic"),
    **dict.fromkeys(("force", "kinetic", "army"), "military"),
    **dict.fromkeys(("news", "newspaper", "tv", "radio", "media"), "press"),
    **dict.fromkeys(("twitter", "social_media", "internet"), "social"),
    **dict.fromkeys(("intel",), "intelligence"),
    **dict.fromkeys(("call", "telephone"), "phone"),
}


def key_hint(key: str, allowed: Collection[str]) -> str:
    """The hint for a key that is not allowed but said in another word; empty where none is known."""
    meant = next((word for word in _MEANT.get(key.lower(), ()) if word in allowed), None)
    if meant == "range":
        return "write range: [0, 100], its lowest and its highest value"
    return f"did you mean '{meant}'?" if meant else ""


def word_hint(word: str, allowed: Collection[str]) -> str:
    """The same for a value that must be one of a few words."""
    meant = _WORDS.get(word.lower().replace(" ", "_").replace("-", "_"))
    return f"did you mean '{meant}'?" if meant in allowed else ""
