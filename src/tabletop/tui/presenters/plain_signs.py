"""The screens' signs in ASCII, one column for one column, for terminals and fonts that lack them.

Never holds what is drawn: whatever was, is put into plain signs last. Braille becomes strokes; letters with accents lose
them; what has no likeness becomes "?".
"""

import unicodedata
from functools import cache

_LIKE = {
    "─╌—–−‐‑‒╴╶┄┅┈┉": "-",
    "━═╸╺": "=",
    "│┃║▏▎▕": "|",
    "┊┆┇┋": ":",
    "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬╞╡┝┥┏┓┗┛┣┫": "+",
    "█▉▇▆■▓◼▀▄▊▋▐": "#",
    "▒": ":",
    "▅": "=",
    "░": ".",
    "▁": "_",
    "▂": ".",
    "▃": "-",
    "▌▶►›→⇒»▸": ">",
    "◀◄‹←«◂": "<",
    "▲↑△": "^",
    "▼↓▽": "v",
    "▔": "-",
    "●•": "@",
    "○◯◌": "o",
    "◆◇★☆": "*",
    "·∙…⋯": ".",
    "✓✔": "+",
    "✗✘×": "x",
    "“”„«»″": '"',
    "‘’‚′": "'",
    "±≈∼": "~",
    "≤": "<",
    "≥": ">",
    "°": "o",
    "\u00a0\u2009\u202f\u2007": " ",
    "⏎↵": "<",
}
_TABLE = {sign: plain for signs, plain in _LIKE.items() for sign in signs}


def plain_signs(text: str) -> str:
    """The text in ASCII, as many columns wide as it was."""
    return text if text.isascii() else "".join(map(_plain, text))


@cache
def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if "\u2800" <= sign <= "\u28ff":
        return _stroke(ord(sign) - 0x2800)
    if sign in _TABLE:
        return _TABLE[sign]
    if unicodedata.combining(sign):
        return ""
    bare = unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
    if unicodedata.east_asian_width(sign) in "WF":
        return "??"
    return bare if len(bare) == 1 else "?"


def _stroke(mask: int) -> str:
    """A cell of braille dots as the stroke that is nearest to it."""
    rows = [(0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80)]
    left = [k for k, (dot, _) in enumerate(rows) if mask & dot]
    right = [k for k, (_, dot) in enumerate(rows) if mask & dot]
    if not left and not right:
        return " "
    if len(left) + len(right) >= 6:
        return "#"
    if not left or not right:
        side = left or right
        return "|" if len(side) > 1 else "'" if side[0] < 2 else "."
    slope = sum(right) / len(right) - sum(left) / len(left)
    if abs(slope) >= 1:
        return "\\" if slope > 0 else "/"
    if len(left) + len(right) >= 5:
        return "|"
    return "-" if (sum(left) + sum(right)) / (len(left) + len(right)) < 2 else "_"
