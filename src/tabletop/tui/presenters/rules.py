"""The rules in a few sentences, for the help of the screens and of the plain mode.

Never holds a key or a command.
"""

RULES = (
    "A member says yes, acquiesces or says no. Its interest weighs most; law, trust, will at home, exposure and having "
    "been asked count too. A red line is always a no.",
    "Consensus and silence: one no stops it. Each: everybody named must agree. Opt-in: those who say yes go.",
    "On the floor each reason has a figure, and they add up: well above 0 is a yes, about 0 acquiesces, well below is a "
    "no. What is unknown to you counts too.",
    "Effort does not keep. Costs of a refused order stay paid. On the floor you may amend, once, or withdraw.",
    "Below 50 trust makes dissent disloyal: a doubter who trusts you acquiesces where another says no.",
)
