"""64-bit keys of draws: FNV-1a of the names in rules.md, "Draws". Drawing itself is the kernel's."""

from __future__ import annotations

from tabletop.engine.program import Keys

_MASK = 0xFFFFFFFFFFFFFFFF
_OFFSET = 0xCBF29CE484222325
_PRIME = 0x100000001B3
_GOLDEN = 0x9E3779B97F4A7C15


def fnv(name: str, h: int = _OFFSET) -> int:
    """64-bit FNV-1a of a name's UTF-8 bytes; `h` is that of what stands before the name."""
    prime, mask = _PRIME, _MASK
    for byte in name.encode("utf-8"):
        h = ((h ^ byte) * prime) & mask
    return h


def keys(actors: list[str], responses: list[str], tracks: list[str], turns: int, picks: int) -> Keys:
    """The keys of everything that is drawn except results and injects, which keep their own."""
    moods = [fnv(f"mood:{actor}:") for actor in actors]
    return Keys(
        turn=tuple((turn * _GOLDEN) & _MASK for turn in range(turns + 1)),
        mood=tuple(fnv(response, mood) for response in responses for mood in moods),
        autopilot=tuple(fnv(f"autopilot:{actor}:{k}") for actor in actors for k in range(1, picks + 1)),
        policy=tuple(fnv(f"policy:{actor}:{k}") for actor in actors for k in range(1, picks + 1)),
        estimate=tuple(fnv(f"estimate:{track}:{actor}") for track in tracks for actor in actors),
        incident=(fnv("incident"), fnv("incident:pick")),
        picks=picks,
    )
