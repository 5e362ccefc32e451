"""Keyed chance: each random number is a function of the seed, the turn and the name of what is drawn.

rules.md, "Draws". Nothing here keeps a state, so that a replay is exact and an added inject disturbs no other draw.
The constants are module-level because a compiled kernel gives them an unsigned 64-bit type.
"""

from collections.abc import Sequence

MASK = 0xFFFFFFFFFFFFFFFF
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
SHIFT_30 = 30
SHIFT_27 = 27
SHIFT_31 = 31
SHIFT_11 = 11
UNIT = 1.0 / 9007199254740992.0  # 2 ** -53
UNSIGNED = ("MASK", "MIX_1", "MIX_2", "SHIFT_30", "SHIFT_27", "SHIFT_31", "SHIFT_11")


def mix(dice: Sequence[int], turn_key: int, key: int) -> int:
    """64 bits for this seed (`dice[0]`), turn key and 64-bit key."""
    return mix_seed(dice[0], turn_key, key)


def mix_seed(seed: int, turn_key: int, key: int) -> int:
    """64 bits for this seed, turn key and 64-bit key: the splitmix64 finaliser."""
    z = (seed + key + turn_key) & MASK
    z = ((z ^ (z >> SHIFT_30)) * MIX_1) & MASK
    z = ((z ^ (z >> SHIFT_27)) * MIX_2) & MASK
    return z ^ (z >> SHIFT_31)


def draw(dice: Sequence[int], turn_key: int, key: int) -> float:
    """A number in [0, 1) for this seed, turn key and key."""
    return draw_seed(dice[0], turn_key, key)


def share(bits: int) -> float:
    """64 bits as a number in [0, 1)."""
    return (bits >> SHIFT_11) * UNIT


def draw_seed(seed: int, turn_key: int, key: int) -> float:
    """A number in [0, 1) for this seed, turn key and key."""
    return share(mix_seed(seed, turn_key, key))
