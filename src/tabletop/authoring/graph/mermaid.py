"""A drawing in Mermaid's language, which many editors and websites show by themselves."""

from __future__ import annotations

from tabletop.authoring.graph.drawing import Box, Drawing
from tabletop.authoring.graph.links import Does, Kind, Part

_SHAPES: dict[Kind, tuple[str, str]] = {
    "inject": ("[/", "/]"),
    "response": ("[", "]"),
    "flag": ("([", "])"),
    "authority": ("[[", "]]"),
    "track": ("[(", ")]"),
    "objective": ("{{", "}}"),
    "ending": (">", "]"),
}
_ARROWS: dict[Does, str] = {
    "triggers": "==>",
    "enables": "-->",
    "sets": "-->",
    "ends": "==>",
    "serves": "-.->",
    "moves": "-.->",
    "weighs": "-.->",
    "blocks": "-.-x",
    "clears": "-.-x",
    "averts": "-.-x",
}
_CLASSES: dict[Kind, str] = {
    "inject": "fill:#fff3d6,stroke:#a66f00,color:#222",
    "response": "fill:#dbe9fb,stroke:#1f5fa8,color:#222",
    "flag": "fill:#eeeeee,stroke:#666666,color:#222",
    "authority": "fill:#e6dcf5,stroke:#6a3fa0,color:#222",
    "track": "fill:#e3f3ee,stroke:#1b7a5a,color:#222",
    "objective": "fill:#e1f5d8,stroke:#3d7d1e,color:#222",
    "ending": "fill:#fbdcdc,stroke:#a32020,color:#222",
}


def written(drawing: Drawing) -> str:
    """The drawing as Mermaid text."""
    lines = [f"%% {' '.join(drawing.title.split())}"]
    lines += [f"%% {does}: {says}" for does, says in drawing.legend.items()]
    if drawing.left_out:
        lines.append(f"%% {drawing.left_out}")
    lines.append("flowchart LR")
    for number, group in enumerate(drawing.groups, start=1):
        boxes = [f"  {_box(box)}" for box in group.boxes]
        if group.title:
            boxes = [
                f'  subgraph group{number}["{_text(group.title)}"]',
                *(f"  {box}" for box in boxes),
                "  end",
            ]
        lines.extend(boxes)
    for link in drawing.links:
        lines.append(f"  {name(link.origin)} {_ARROWS[link.does]}|{link.does}| {name(link.target)}")
    kinds = {box.part.kind for group in drawing.groups for box in group.boxes}
    lines.extend(f"  classDef {kind} {style}" for kind, style in _CLASSES.items() if kind in kinds)
    return "\n".join(lines)


def name(part: Part) -> str:
    """A part's name in the text; no word of Mermaid's own."""
    return f"{part.kind}_{part.id}"


def _box(box: Box) -> str:
    left, right = _SHAPES[box.part.kind]
    text = _text(box.title) + (f"<br>({_text(box.remark)})" if box.remark else "")
    return f'{name(box.part)}{left}"{text}"{right}:::{box.part.kind}'


def _text(text: str) -> str:
    for sign, code in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("`", "#96;")):
        text = text.replace(sign, code)
    return text
