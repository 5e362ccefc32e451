"""A drawing in the language of Graphviz: `dot -Tsvg` makes a picture of it."""

from __future__ import annotations

import textwrap

from tabletop.authoring.graph.drawing import Box, Drawing
from tabletop.authoring.graph.links import Does, Kind, Part

_SHAPES: dict[Kind, str] = {
    "inject": 'shape=note, fillcolor="#fff3d6", color="#a66f00"',
    "response": 'shape=box, fillcolor="#dbe9fb", color="#1f5fa8"',
    "flag": 'shape=box, style="rounded,filled", fillcolor="#eeeeee", color="#666666"',
    "authority": 'shape=box, peripheries=2, fillcolor="#e6dcf5", color="#6a3fa0"',
    "track": 'shape=cylinder, fillcolor="#e3f3ee", color="#1b7a5a"',
    "objective": 'shape=hexagon, fillcolor="#e1f5d8", color="#3d7d1e"',
    "ending": 'shape=octagon, fillcolor="#fbdcdc", color="#a32020"',
}
_ARROWS: dict[Does, str] = {
    "triggers": 'color="#a66f00", penwidth=2',
    "enables": 'color="#1f5fa8"',
    "blocks": 'color="#a32020", style=dashed, arrowhead=tee',
    "sets": 'color="#444444", arrowhead=vee',
    "clears": 'color="#444444", style=dashed, arrowhead=odot',
    "ends": 'color="#6a3fa0", penwidth=2, arrowhead=diamond',
    "averts": 'color="#6a3fa0", style=dashed, arrowhead=odiamond',
    "serves": 'color="#3d7d1e", style=dotted',
    "moves": 'color="#1b7a5a", style=dotted, arrowhead=vee',
    "weighs": 'color="#888888", style=dotted, arrowhead=open',
}
_WIDTH = 26


def written(drawing: Drawing) -> str:
    """The drawing as DOT text, with a legend."""
    lines = [
        "digraph scenario {",
        f"  label={_quoted(drawing.title, drawing.left_out)}; labelloc=t; fontsize=20;",
        '  rankdir=LR; ranksep=1.2; nodesep=0.15; fontname="Helvetica";',
        '  node [style=filled, fontname="Helvetica", fontsize=10, margin="0.08,0.04"];',
        '  edge [fontname="Helvetica", fontsize=8];',
    ]
    for number, group in enumerate(drawing.groups, start=1):
        boxes = [
            f"  {name(box.part)} [{_SHAPES[box.part.kind]}, label={_label(box)}];" for box in group.boxes
        ]
        if group.title:
            head = f'    label={_quoted(group.title)}; style="rounded"; color="#bbbbbb"; fontsize=14;'
            boxes = [f"  subgraph cluster_{number} {{", head, *(f"  {box}" for box in boxes), "  }"]
        lines.extend(boxes)
    for link in drawing.links:
        lines.append(
            f"  {name(link.origin)} -> {name(link.target)} [{_ARROWS[link.does]}, tooltip={_quoted(link.does)}];"
        )
    lines.extend(_legend(drawing))
    lines.append("}")
    return "\n".join(lines)


def name(part: Part) -> str:
    """A part's name in the text; no word of Graphviz's own."""
    return f"{part.kind}_{part.id}"


def _legend(drawing: Drawing) -> list[str]:
    if not drawing.legend:
        return []
    lines = [
        "  subgraph cluster_legend {",
        '    label="Legend"; style="rounded"; color="#bbbbbb"; fontsize=14;',
    ]
    for does, says in drawing.legend.items():
        lines.append(f'    legend_{does}_a [shape=point, label=""];')
        lines.append(
            f"    legend_{does}_b [shape=plaintext, style=solid, label={_quoted(f'{does}: {says}')}];"
        )
        lines.append(f"    legend_{does}_a -> legend_{does}_b [{_ARROWS[does]}];")
    return [*lines, "  }"]


def _label(box: Box) -> str:
    return _quoted(*textwrap.wrap(box.title, _WIDTH), f"({box.remark})" if box.remark else "")


def _quoted(*lines: str) -> str:
    escaped = (line.replace("\\", "\\\\").replace('"', '\\"') for line in lines if line)
    return '"' + "\\n".join(escaped) + '"'
