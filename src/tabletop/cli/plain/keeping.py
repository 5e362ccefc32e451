"""Notes, settings and help.

Never changes the exercise.
"""

import re

from tabletop.cli import places
from tabletop.cli.plain import commands
from tabletop.cli.plain.chair import Chair
from tabletop.cli.plain.talk import percentage
from tabletop.tui.presenters.rules import RULES
from tabletop.tui.presenters.words import capital, listed

STAGES = {"orders": "the orders", "floor": "the floor", "results": "the results", "over": "the debrief"}
_SURE = re.compile(r"^(.*?)[,;:]?\s*\b(\d{1,3}\s*(?:%|percent))$", re.IGNORECASE)
_ABOUT = re.compile(r"^on (message )?(\d+)[:,]?\s+(.*)$", re.IGNORECASE)


def note(chair: Chair, rest: str) -> None:
    """Keep words, how sure people are, and the order or message they are about; asks for words where none came."""
    about, rest = _about(chair, rest)
    found = _SURE.match(rest)
    sure = percentage(found[2]) if found else None
    words = found[1] if found and sure is not None else rest
    if not words and sure is None:
        words = chair.talk.ask("What do you think, and why?")
        sure = chair.talk.figure("How sure are you that it comes out so?") if words else None
    if words or sure is not None:
        if chair.done(chair.seat.note(words, sure, about)):
            chair.tell(["Noted."])
    else:
        chair.tell(["Nothing was noted."])


def settings(chair: Chair, rest: str) -> None:
    """Tell what is set, or turn the question for reasons on or off."""
    words = rest.casefold().split()
    if words and words[-1] in ("on", "off") and words[:-1] in ([], ["reasons"], ["ask_reasons"]):
        chair.asks_reasons = words[-1] == "on"
    elif words:
        chair.tell(
            [f"There is no setting “{rest}”; there is “settings reasons on” and “settings reasons off”."]
        )
        return
    asked = "You are asked" if chair.asks_reasons else "You are not asked"
    value = str(chair.asks_reasons).lower()
    chair.tell(
        [
            f"{asked} how sure you are when you give an order.",
            f"This is for now. For good: ask_reasons = {value} in {places.config()}",
            "Plain signs only, for poor terminals: ascii = true there, or --ascii when you start.",
        ]
    )


def help_(chair: Chair, rest: str) -> None:
    """What can be typed here; with a word, all about a command or a topic."""
    stage = chair.view.stage
    here = commands.offered(stage, is_shared=chair.seat.is_shared)
    word = rest.casefold().strip("“”\"'")
    topics = [one for one in (*commands.TOPICS, "rules", "all") if one.startswith(word)] if word else []
    found = commands.meant(word, here) or commands.meant(word, commands.COMMANDS) if word else []
    if not word:
        chair.tell(_overview(stage, here))
    elif found and (len(found) == 1 and (word == found[0].name or not topics)):
        chair.tell([_told(found[0]), *_elsewhere(found[0], stage)])
    elif topics and topics[0] == "rules":
        chair.tell(["The rules in short:", *RULES])
    elif topics:
        of = [one for one in commands.COMMANDS if topics[0] in ("all", one.topic)]
        about = commands.TOPICS.get(topics[0], "everything that can be typed")
        chair.tell([f"{capital(topics[0])}: {about}.", *map(_told, of)])
    elif found:
        chair.tell([f"{rest} may mean {listed([one.name for one in found], 'or')}."])
    else:
        near = commands.nearest(word)
        hint = f" Did you mean “{near}”?" if near else ""
        chair.tell([f"There is no help about “{rest}”.{hint}"])


def _overview(stage: str, here: list[commands.Command]) -> list[str]:
    first = {
        "orders": "A number gives that order, “details” and a number tells about it, “end” ends the turn.",
        "floor": "An empty line lets the dice fall.",
        "results": "An empty line goes on to the next turn.",
        "over": "An empty line leaves. “review” looks back.",
    }[stage]
    return [
        first,
        "Names may be shortened as long as they are clear: sit for situation.",
        *(
            f"{capital(topic)}: {', '.join(one.name for one in here if one.topic == topic)}."
            for topic in commands.TOPICS
            if any(one.topic == topic for one in here)
        ),
        "“help” and one of these words tells more, for example help why. “help rules” tells the rules in short.",
    ]


def _told(one: commands.Command) -> str:
    takes = f" and {one.takes}" if one.takes else ""
    short = f" Short: {listed(list(one.short), 'or')}." if one.short else ""
    example = f" For example: {one.example}." if one.example else ""
    return f"“{one.name}”{takes}: {one.help}{short}{example}"


def _elsewhere(one: commands.Command, stage: str) -> list[str]:
    if not one.stages or stage in one.stages:
        return []
    return [f"Not now: it is for {listed([STAGES[where] for where in one.stages], 'and')}."]


def _about(chair: Chair, typed: str) -> tuple[str, str]:
    """The id of the order or message that a note is about, and the rest of the words."""
    found = _ABOUT.match(typed)
    if found is None:
        return "", typed
    view, at = chair.view, int(found[2]) - 1
    if found[1] and 0 <= at < len(view.injects):
        return view.injects[at].id, found[3]
    if not found[1] and 0 <= at < len(view.menu):
        return view.menu[at].forums[0].option, found[3]
    return "", typed
