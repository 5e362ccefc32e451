"""The kernel as a game calls it: one table of its functions, plain by default.

`analysis` makes a second table of the same functions, compiled. Nothing else may differ between the two.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from tabletop.engine.kernel.amendments import amend, can_amend_to, withdraw
from tabletop.engine.kernel.assess import assess, ending
from tabletop.engine.kernel.autopilot import autopilots
from tabletop.engine.kernel.beliefs import believe
from tabletop.engine.kernel.decision import close_floor
from tabletop.engine.kernel.floor import open_floor
from tabletop.engine.kernel.orders import give, is_on_offer, refusal, take_back
from tabletop.engine.kernel.resolve import resolve
from tabletop.engine.kernel.situation import situation


class Kernel(NamedTuple):
    """The functions of the kernel that a game needs; each takes tables and a state vector first."""

    situation: Callable[..., Any]
    autopilots: Callable[..., Any]
    open_floor: Callable[..., Any]
    close_floor: Callable[..., Any]
    resolve: Callable[..., Any]
    assess: Callable[..., Any]
    ending: Callable[..., Any]
    believe: Callable[..., Any]
    refusal: Callable[..., Any]
    give: Callable[..., Any]
    take_back: Callable[..., Any]
    is_on_offer: Callable[..., Any]
    can_amend_to: Callable[..., Any]
    amend: Callable[..., Any]
    withdraw: Callable[..., Any]


PLAIN = Kernel(
    situation=situation,
    autopilots=autopilots,
    open_floor=open_floor,
    close_floor=close_floor,
    resolve=resolve,
    assess=assess,
    ending=ending,
    believe=believe,
    refusal=refusal,
    give=give,
    take_back=take_back,
    is_on_offer=is_on_offer,
    can_amend_to=can_amend_to,
    amend=amend,
    withdraw=withdraw,
)
