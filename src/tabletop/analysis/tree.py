"""The tree of a search: its room, how an action is chosen at a node, and what a game teaches. Open-loop UCT.

Written in the kernel's subset of Python; runs plain or compiled, same bits. A node is a sequence of the seat's own
decisions (orders, "no more", answers), whatever the dice gave. Beside the tree stands how games went in which an option
was used in a turn: that ranks what is untried, and plays below the tree (after all-moves-as-first and MAST: Browne et
al. 2012, A Survey of Monte Carlo Tree Search Methods, IEEE TCIAIG 4:1, sections 5.3.1 and 6.1.4). All room lies in `w`
behind `p.at.size`. Rules of the game do not belong here.
"""

from math import sqrt
from typing import NamedTuple

from tabletop.engine.kernel.trace import State
from tabletop.engine.program import Tables

EXPLORE = 0.03  # weight of what was seldom tried, in worth (0..1) [J: 0.01 and 0.1 were not clearly better or worse]
TRUST_TABLE = (
    8.0  # a node's own games count fully against what was learned about its option after this many [J]
)
DOUBT = 2.0  # games as any other that are put to what was learned about an option [J]
RECALLED = 30.0  # games as which what the book says of one action counts at most [J: 6 was not clearly better or worse]
NODE_VISITS, NODE_TOTAL, NODE_SQUARES, NODE_CHILD, NODE_NEXT, NODE_ACTION, NODE_FIELDS = range(7)
HEAD_NODES, HEAD_ROOT, HEAD_STOPPED, HEAD_STEPS, HEAD_MOVES, HEAD_STANDING, HEAD_BASE, HEAD_FIELDS = range(8)


class Room(NamedTuple):
    """Where the search's working space lies in `w`."""

    stop: int  # the action "order no more"; below it options, above it answers
    actions: int  # how many there are: options, stop, choices, and one that stands for any of them
    head: int  # HEAD_...
    menu: int  # actions: what stands on the menu of the turn that is searched
    offered: int  # actions: what is open at a decision
    found: int  # actions: child of a node by action, -1 none
    rated: int  # actions: what was learned about each for the turn that is played on
    uses: int  # (turns + 1) x actions: imagined games in which the action was taken in that turn
    gains: int  # as above: what they gained from that turn on
    path: int  # steps: nodes gone through
    path_base: int  # steps: what the game scored when the turn of the decision that led there began
    moves: int  # steps: turn x actions + action
    move_base: int  # steps: what the game scored when that turn began
    book: int  # uses and gains as above that were learned before the game, and 1.0 where there are any
    nodes: int  # the first node


def room_of(p: Tables) -> Room:
    """The room of a scenario."""
    stop = p.n.options
    actions = stop + 1 + p.n.choices + 1
    steps = steps_of(p)
    head = p.at.size
    menu = head + HEAD_FIELDS
    uses = menu + 4 * actions
    path = uses + 2 * (p.n.turns + 1) * actions
    return Room(
        stop,
        actions,
        head,
        menu,
        menu + actions,
        menu + 2 * actions,
        menu + 3 * actions,
        uses,
        uses + (p.n.turns + 1) * actions,
        path,
        path + steps,
        path + 2 * steps,
        path + 3 * steps,
        path + 4 * steps,
        path + 4 * steps + path - uses + 1,
    )


def steps_of(p: Tables) -> int:
    """The most decisions a seat can take in a game."""
    return p.n.turns * (p.key.picks + 1 + p.n.injects) + 1


def room_size(p: Tables, games: int) -> int:
    """Length of a `w` with room for a tree of this many imagined games, one new node each."""
    return room_of(p).nodes + (games + 1) * NODE_FIELDS


def new_node(w: State, room: Room, action: int) -> int:
    """A node without games; -1 when there is no room."""
    k = int(w[room.head + HEAD_NODES])
    at = room.nodes + k * NODE_FIELDS
    if at + NODE_FIELDS > len(w):
        return -1
    w[at + NODE_VISITS] = 0.0
    w[at + NODE_TOTAL] = 0.0
    w[at + NODE_SQUARES] = 0.0
    w[at + NODE_CHILD] = -1.0
    w[at + NODE_NEXT] = -1.0
    w[at + NODE_ACTION] = float(action)
    w[room.head + HEAD_NODES] = float(k + 1)
    return k


def last_action(w: State, room: Room) -> int:
    """The action taken last in this game."""
    move = int(w[room.moves + int(w[room.head + HEAD_MOVES]) - 1])
    return move % room.actions


def choose(w: State, room: Room, node: int, turn: int, able: int, u: float, curious: float) -> int:
    """Take one of the `able` actions in `offered` and note it; the node it leads to, -1 below the tree."""
    head = room.head
    row = turn * room.actions
    chosen = int(w[room.offered])
    if node < 0:
        if u < curious:
            chosen = int(w[room.offered + int(u / curious * float(able))])
        else:
            most = -2.0
            for i in range(able):
                a = int(w[room.offered + i])
                x = learned(w, room, row + a)
                if x > most:
                    most = x
                    chosen = a
        note_move(w, room, row + chosen)
        return -1
    at = room.nodes + node * NODE_FIELDS
    child = int(w[at + NODE_CHILD])
    while child >= 0:
        inside = room.nodes + child * NODE_FIELDS
        w[room.found + int(w[inside + NODE_ACTION])] = float(child)
        child = int(w[inside + NODE_NEXT])
    wish = EXPLORE * sqrt(w[at + NODE_VISITS] + 1.0)
    most = -2.0
    for i in range(able):
        a = int(w[room.offered + i])
        x = learned(w, room, row + a)
        visits = 0.0
        child = int(w[room.found + a])
        if child >= 0:
            inside = room.nodes + child * NODE_FIELDS
            visits = w[inside + NODE_VISITS]
            x = (w[inside + NODE_TOTAL] + TRUST_TABLE * x) / (visits + TRUST_TABLE)
        x += wish / (1.0 + visits)
        if x > most:
            most = x
            chosen = a
    following = int(w[room.found + chosen])
    child = int(w[at + NODE_CHILD])
    while child >= 0:
        inside = room.nodes + child * NODE_FIELDS
        w[room.found + int(w[inside + NODE_ACTION])] = -1.0
        child = int(w[inside + NODE_NEXT])
    note_move(w, room, row + chosen)
    is_new = following < 0
    if is_new:
        following = new_node(w, room, chosen)
        if following >= 0:
            w[room.nodes + following * NODE_FIELDS + NODE_NEXT] = w[at + NODE_CHILD]
            w[at + NODE_CHILD] = float(following)
    if following >= 0:
        step = int(w[head + HEAD_STEPS])
        w[room.path + step] = float(following)
        w[room.path_base + step] = w[head + HEAD_BASE]
        w[head + HEAD_STEPS] = float(step + 1)
    return -1 if is_new else following


def note_move(w: State, room: Room, move: int) -> None:
    """Remember what was done in this game."""
    k = int(w[room.head + HEAD_MOVES])
    w[room.moves + k] = float(move)
    w[room.move_base + k] = w[room.head + HEAD_BASE]
    w[room.head + HEAD_MOVES] = float(k + 1)


def learned(w: State, room: Room, move: int) -> float:
    """What games gained from that turn on in which this was done in it; as anything where little is known."""
    anything = (move // room.actions + 1) * room.actions - 1
    mean = w[room.gains + anything] / (w[room.uses + anything] + 1.0)
    return (w[room.gains + move] + DOUBT * mean) / (w[room.uses + move] + DOUBT)


def rate(w: State, room: Room, turn: int, first: int, last: int) -> None:
    """Put what was `learned` about the options first .. last - 1 and about ordering no more into `rated`."""
    row = turn * room.actions
    anything = row + room.actions - 1
    doubted = DOUBT * (w[room.gains + anything] / (w[room.uses + anything] + 1.0))
    for a in range(first, last):
        w[room.rated + a] = (w[room.gains + row + a] + doubted) / (w[room.uses + row + a] + DOUBT)
    w[room.rated + room.stop] = learned(w, room, row + room.stop)


def best_rated(w: State, room: Room, able: int) -> int:
    """Place in `offered` of the action rated highest, of equals the first of the scenario; `able` for no more."""
    best = able
    chosen = room.stop
    most = w[room.rated + chosen]
    for i in range(able):
        a = int(w[room.offered + i])
        x = w[room.rated + a]
        if x > most or (x == most and a < chosen):
            most = x
            chosen = a
            best = i
    return best


def learn(w: State, room: Room, x: float) -> None:
    """Book a game's worth on all that was done in it, less what it scored already when the turn began.

    What is open only when things go badly would else look bad, and what is done when all is done look good.
    """
    for k in range(int(w[room.head + HEAD_STEPS])):
        at = room.nodes + int(w[room.path + k]) * NODE_FIELDS
        gain = x - w[room.path_base + k]
        w[at + NODE_VISITS] += 1.0
        w[at + NODE_TOTAL] += gain
        w[at + NODE_SQUARES] += gain * gain
    for k in range(int(w[room.head + HEAD_MOVES])):
        move = int(w[room.moves + k])
        anything = (move // room.actions + 1) * room.actions - 1
        gain = x - w[room.move_base + k]
        w[room.uses + move] += 1.0
        w[room.gains + move] += gain
        w[room.uses + anything] += 1.0
        w[room.gains + anything] += gain


def has_book(w: State, room: Room) -> bool:
    """Whether something was learned before the game and kept."""
    return w[room.nodes - 1] != 0.0


def keep_book(w: State, room: Room) -> None:
    """Keep what stands in `uses` and `gains` for games to come."""
    for i in range(room.path - room.uses):
        w[room.book + i] = w[room.uses + i]
    w[room.nodes - 1] = 1.0


def recall(w: State, room: Room) -> None:
    """Begin with what the book says, if there is one."""
    half = room.gains - room.uses
    for i in range(half):
        n = w[room.book + i]
        part = RECALLED / n if n > RECALLED else 1.0
        w[room.uses + i] = n * part
        w[room.gains + i] = w[room.book + half + i] * part


def favourite(w: State, room: Room) -> int:
    """The root's child with most games, of equals the one worth more; -1 without any."""
    chosen = -1
    most = 0.0
    worth_most = 0.0
    child = int(w[room.nodes + int(w[room.head + HEAD_ROOT]) * NODE_FIELDS + NODE_CHILD])
    while child >= 0:
        at = room.nodes + child * NODE_FIELDS
        visits = w[at + NODE_VISITS]
        if visits > most or (visits == most and w[at + NODE_TOTAL] > worth_most):
            chosen = child
            most = visits
            worth_most = w[at + NODE_TOTAL]
        child = int(w[at + NODE_NEXT])
    return chosen
