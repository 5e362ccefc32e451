"""Every screen of an exercise by its name, as in the table of actions.

Never imported before the first frame is painted: the screens take longer to import than that should take.
"""

from tabletop.tui.screens.base import StageScreen
from tabletop.tui.screens.floor import FloorScreen
from tabletop.tui.screens.handover import HandOverScreen
from tabletop.tui.screens.map import MapScreen
from tabletop.tui.screens.orders import OrdersScreen
from tabletop.tui.screens.results import ResultsScreen
from tabletop.tui.screens.review import ReviewScreen
from tabletop.tui.screens.stages import (
    BriefingScreen,
    DebriefScreen,
    SituationScreen,
)

SCREENS: dict[str, type[StageScreen]] = {
    one.NAME: one
    for one in (
        BriefingScreen,
        SituationScreen,
        MapScreen,
        OrdersScreen,
        FloorScreen,
        ResultsScreen,
        DebriefScreen,
        ReviewScreen,
        HandOverScreen,
    )
}
