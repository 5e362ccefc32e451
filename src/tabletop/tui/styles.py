"""How the screens are laid out, in Textual's CSS, for narrow (below 110 columns), wide and huge (from 150) terminals.

Never holds colours: they are the themes'.
"""

WIDE = 110  # columns from which two lists stand side by side
HUGE = 150  # and from which there may be three

CSS = """
Page { background: $background; color: $foreground; }
Page HeaderLine { background: $surface; }
Page #body { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
Page .column { width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
Page KeysLine, Page Footer { background: $surface; }
Page.-narrow #body { overflow-y: auto; layout: vertical; }
Page.-narrow .column { height: auto; overflow-y: hidden; margin: 0 0 1 0; }
Page.-wide #body, Page.-huge #body { layout: horizontal; overflow-y: hidden; }
Page.-wide .column, Page.-huge .column { height: 100%; overflow-y: auto; margin: 0; }

LibraryScreen.-narrow #body { overflow-y: hidden; }
LibraryScreen.-narrow .column { overflow-y: auto; margin: 0; height: 3fr; }
LibraryScreen.-narrow #about-column { height: 2fr; border-top: solid $quiet; }
LibraryScreen.-wide .column, LibraryScreen.-huge .column { width: 52; }
LibraryScreen.-wide #about-column, LibraryScreen.-huge #about-column { width: 1fr; }

StageScreen.-wide .column, StageScreen.-huge .column { overflow-y: hidden; }
StageScreen.-wide .column Picker, StageScreen.-huge .column Picker { height: 100%; overflow: hidden scroll; }

OrdersScreen #given { background: $background; }
OrdersScreen.-narrow #body { overflow-y: hidden; }
OrdersScreen Picker { height: 1fr; overflow: hidden scroll; }
OrdersScreen.-narrow #menu { height: 2fr; }
OrdersScreen.-narrow #people { height: 3fr; border-top: solid $quiet; }
OrdersScreen.-wide #menu, OrdersScreen.-huge #menu { width: 68; }
OrdersScreen #follows { display: none; }
OrdersScreen.-huge #menu { width: 64; }
OrdersScreen.-huge #follows { display: block; }

MapScreen.-narrow #body, MapScreen.-wide #body, MapScreen.-huge #body { layout: horizontal; overflow-y: hidden; }
MapScreen.-narrow .column, MapScreen.-wide .column, MapScreen.-huge .column { height: 100%; overflow-y: auto; margin: 0; }
MapScreen.-narrow .column:last-child { width: 30; }
MapScreen.-wide .column:last-child, MapScreen.-huge .column:last-child { width: 36; }

/* A magnifying glass that poor terminals lack. */
CommandPalette SearchIcon { display: none; }
Toast { background: $surface; color: $foreground; }
"""
