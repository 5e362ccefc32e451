"""Names for exercises: short, and said over a bad line without mistakes.

Never holds storage: that a name is free is the store's to find out.
"""

import re
import secrets

#: No vowels, so no words; no 0/o, 1/l/i, 2/z, 5/s, 8/b, u/v.
ALPHABET = "34679cdfghjkmnpqrtvwx"


def token() -> str:
    """Four signs by chance, of about 194,000 possible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(4))


def exercise_id(scenario_id: str, token: str) -> str:
    """The scenario's first word and a token: `exercise_id("strait-of-shadows", "7f3k") == "strait-7f3k"`."""
    words = re.findall(r"[a-z0-9]+", scenario_id.lower())
    return f"{words[0] if words else 'exercise'}-{token}"
