"""The little Markdown that authors use in briefings, as toned lines.

Knows headings, lists, emphasis and links; all else is shown as it was written. Never interprets markup of the
terminal.
"""

import re

from tabletop.tui.presenters.ink import Line, Span, clean, wrapped

_BLOCKS = re.compile(r"\n\s*\n")
_ITEM = re.compile(r"^(\s*)([-*+]|\d+[.)])\s+")
_MARKS = re.compile(
    r"(\*\*.+?\*\*|__.+?__|\*[^*\s](?:.*?[^*\s])?\*|(?<!\w)_[^_\s](?:.*?[^_\s])?_(?!\w)|`[^`]+`)"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")


def prose(text: str, columns: int) -> list[Line]:
    """The text filled to the width, with headings, lists and emphasis toned."""
    out: list[Line] = []
    for block in _BLOCKS.split(clean(text).strip()):
        if not block.strip():
            continue
        if out:
            out.append(())
        for item in _items(block):
            heading = re.match(r"^#{1,6}\s+(.*)$", item)
            if heading:
                out.extend(wrapped(((_unmarked(heading[1]), "title"),), columns))
                continue
            bullet = _ITEM.match(item)
            sign = ""
            if bullet:
                sign = "• " if bullet[2] in "-*+" else f"{bullet[2]} "
                item = item[bullet.end() :]
            out.extend(wrapped(((sign, ""), *_spans(item)), columns, indent=len(sign)))
    return out


def plain(text: str) -> str:
    """The text without the marks of emphasis, its paragraphs unfilled."""
    return "\n\n".join(
        "\n".join(_unmarked(item) for item in _items(block)) for block in _BLOCKS.split(clean(text).strip())
    )


def _items(block: str) -> list[str]:
    """A block's lines as one, except that a list item or a heading begins its own."""
    items: list[str] = []
    for row in block.splitlines():
        begins = _ITEM.match(row) or row.lstrip().startswith("#")
        if items and not begins and not items[-1].startswith("#"):
            items[-1] += " " + row.strip()
        else:
            items.append(row.strip())
    return items


def _spans(text: str) -> list[Span]:
    text = _LINK.sub(r"\1 (\2)", text)
    spans: list[Span] = []
    for part in _MARKS.split(text):
        if len(part) > 4 and part[:2] == part[-2:] and part[:2] in ("**", "__"):
            spans.append((part[2:-2], "strong"))
        elif len(part) > 2 and part[0] == part[-1] and part[0] in "*_`" and _MARKS.fullmatch(part):
            spans.append((part[1:-1], "em"))
        elif part:
            spans.append((part, ""))
    return spans


def _unmarked(text: str) -> str:
    return "".join(part for part, _ in _spans(text))
