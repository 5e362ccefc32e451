"""Prints what an editor with the YAML language server shows of a scenario: marks, hover texts and offers.

Needs Node and the server, which is asked by its own protocol and told to look up nothing elsewhere:

    npm install --prefix /some/folder yaml-language-server
    python docs/tools/editor_check.py /some/folder/node_modules/.bin/yaml-language-server

Without a second argument, a new scenario as `tabletop new` makes it and a copy of it with `MISTAKES` are shown; with
one, that file. Exit code 1 when the new scenario is marked anywhere or a mistake is not. To be run by hand when the
schema changes; docs/authoring.md quotes it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tabletop.authoring.scaffold import modelines, new_scenario

#: What is written instead of what, and what is wrong with that.
MISTAKES = (
    ("start: 2031-05-03T06:00Z", "start: tomorrow"),
    ("turns: 4,", "turns: 0,"),
    ("    side: adversary", "    side: enemy"),
    ("  front <-> norland: 25", "  front <-> norland: {start: 25, depht: 4}"),
    ("  meridia -> norland: {start: 52, depth: 4}", "  meridia trusts norland: {start: 52, depth: 4}"),
    ("    good: low", "    good: down"),
    ("basis: HOST", "basis: host"),
    ("rule: consensus", "rule: consensus, veto: meridia"),
    ("    instrument: diplomatic\n    tags: talks", "    instrumnt: diplomatic\n    tags: talks"),
    ("sound partner: true", "sound partner: 5"),
    ("    limit: 2\n", "    limit: [2]\n"),
    ("    default: refuse", "    fallback: refuse"),
    (
        "  open: {title: The bridge is open, when: bridge_open and tension < 70,",
        "  open: {title: The bridge is open,",
    ),
    ("at_once: true", "at_once: yes"),
)
#: Where the pointer rests: a line's beginning, and a word in it.
HOVERS = (
    ("    chance: 30 + 0.3", "chance"),
    ("    law: passage", "law"),
    ("  council: {title", "consensus"),
    ("    escalation: nonviolent", "nonviolent"),
    ("    drift:", "drift"),
)
#: Where offers are asked for: the line behind which an empty one is begun, and how far it is indented.
OFFERS = (("    domain: engineers", 4), ("    name: Heron Front", 4))


class Server:
    """A language server on the other end of two pipes."""

    def __init__(self, command: str) -> None:
        self.process = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.number = 0
        self.marks: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABLE})
        self.tell("initialized", {})

    def tell(self, method: str, params: Any, **more: Any) -> None:
        """A notification, or with an id a request."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def ask(self, method: str, params: Any) -> Any:
        """A request's result; what the server says or asks meanwhile is dealt with."""
        self.number += 1
        self.tell(method, params, id=self.number)
        for message in self._messages():
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")
        raise SystemExit("the language server has gone")

    def opened(self, uri: str, text: str) -> list[dict[str, Any]]:
        """The marks in a file, once the server has looked at it."""
        self.marks.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        for _ in self._messages():
            if uri in self.marks:
                return self.marks[uri]
        raise SystemExit("the language server has gone")

    def close(self) -> None:
        """Ends the server."""
        self.process.terminate()
        self.process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _messages(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout is not None
        while header := self.process.stdout.readline():
            length = int(header.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if message.get("method") == "workspace/configuration":
                wanted = [item.get("section") for item in message["params"]["items"]]
                self._send(
                    {"jsonrpc": "2.0", "id": message["id"], "result": [_SETTINGS.get(s) for s in wanted]}
                )
            elif message.get("method") == "textDocument/publishDiagnostics":
                self.marks[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif "method" in message and "id" in message:
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            yield message


_ABLE = {
    "workspace": {"configuration": True},
    "textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {}, "publishDiagnostics": {}},
}
_SETTINGS: dict[str, Any] = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
    "http": {},
    "[yaml]": {},
    "editor": {},
    "files": {},
}


def say(text: str) -> None:
    """One piece of the result."""
    sys.stdout.write(f"{text}\n")


def marked(server: Server, path: Path) -> list[tuple[int, str]]:
    """Prints the marks of a file under their lines; the number of each line and what is said of it."""
    text = path.read_text(encoding="utf-8")
    rows = text.split("\n")
    found = []
    for mark in sorted(server.opened(path.as_uri(), text), key=lambda mark: mark["range"]["start"]["line"]):
        start, end = mark["range"]["start"], mark["range"]["end"]
        row = start["line"]
        width = max(1, end["character"] - start["character"]) if end["line"] == row else 1
        shown = rows[row][:100]
        say(
            f"{row + 1:5} | {shown}\n      | {' ' * start['character']}{'~' * min(width, 100)} {mark['message']}"
        )
        found.append((row, mark["message"]))
    say(f"{len(found)} marks in {path.name}\n")
    return found


def pointed(server: Server, path: Path) -> None:
    """Prints what the pointer shows on some keys and words, and what is offered on some new lines."""
    text = path.read_text(encoding="utf-8")
    rows = text.split("\n")
    for start, word in HOVERS:
        row = next(number for number, shown in enumerate(rows) if shown.startswith(start))
        position = {"line": row, "character": rows[row].index(word) + 1}
        said = server.ask(
            "textDocument/hover", {"textDocument": {"uri": path.as_uri()}, "position": position}
        )
        say(
            f"pointer on '{word}' in '{rows[row].strip()[:60]}':\n{said['contents']['value'] if said else '(nothing)'}\n"
        )
    for after, indent in OFFERS:
        row = next(number for number, shown in enumerate(rows) if shown.startswith(after))
        new = "\n".join([*rows[: row + 1], " " * indent, *rows[row + 1 :]])
        uri = path.as_uri().replace(".yaml", f"-{row}.yaml")
        server.opened(uri, new)
        where = {"textDocument": {"uri": uri}, "position": {"line": row + 1, "character": indent}}
        offers = server.ask("textDocument/completion", where)
        say(f"offered below '{after.strip()}': {', '.join(offer['label'] for offer in offers['items'])}\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("server", help="the command yaml-language-server")
    parser.add_argument("file", nargs="?", type=Path, help="a scenario; a new one when none is given")
    options = parser.parse_args()
    server = Server(options.server)
    try:
        if options.file is not None:
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / options.file.name
                copy.write_text(
                    modelines("scenario") + options.file.read_text(encoding="utf-8"), encoding="utf-8"
                )
                marked(server, copy)
            return
        with tempfile.TemporaryDirectory() as folder:
            raise SystemExit(0 if _new_and_broken(server, Path(folder)) else 1)
    finally:
        server.close()


def _new_and_broken(server: Server, folder: Path) -> bool:
    made = new_scenario("dry-river", folder)
    assert isinstance(made, Path)
    wrong = marked(server, made)
    pointed(server, made)
    lines = [mark for line in sorted((made.parent / "lines").glob("*.yaml")) for mark in marked(server, line)]
    text = made.read_text(encoding="utf-8")
    missed = []
    for number, (old, new) in enumerate(MISTAKES, start=1):
        assert old in text, f"the new scenario does not say: {old}"
        broken = made.with_name(f"broken-{number}.yaml")
        broken.write_text(text.replace(old, new, 1), encoding="utf-8")
        if not marked(server, broken):
            missed.append(new)
    for new in missed:
        say(f"not marked: {new}")
    return not wrong and not lines and not missed


if __name__ == "__main__":
    main()
