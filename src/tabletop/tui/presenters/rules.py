"""The rules in a few sentences, for the help of the screens and of the plain mode.

Never holds a key or a command.
"""

RULES = (
    "A member says yes, acquiesces or says no. Its interest weighs most; law, trust, will at home, exposure and having "
    "been asked count too. A red line is always a no.",
    "Consensus and silence: one no stops it. Each: everybody named must agree. Opt-in: those who say yes go.",
    "Effort does not keep. Costs of a refused order stay paid. On the floor you may amend, once, or withdraw.",
    "Below 50 trust makes dissent disloyal: a doubter who trusts you acquiesces where another says no.",
)
