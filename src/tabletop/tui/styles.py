"""How the screens are laid out, in Textual's CSS, for narrow (below 110 columns), wide and huge (from 150) terminals.

Never holds colours: they are the themes'.
"""

WIDE = 110  # columns from which two lists stand side by side

CSS = """
Page { background: $background; color: $foreground; }
Page HeaderLine { background: $surface; }
Page #body { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
Page .column { width: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
Page KeysLine, Page Footer { background: $surface; }
Page.-narrow #body { overflow-y: auto; layout: vertical; }
Page.-narrow .column { height: auto; overflow-y: hidden; margin: 0 0 1 0; }
Page.-wide #body { layout: horizontal; overflow-y: hidden; }
Page.-wide .column { height: 100%; overflow-y: auto; margin: 0; }

LibraryScreen.-narrow #body { overflow-y: hidden; }
LibraryScreen.-narrow .column { overflow-y: auto; margin: 0; height: 3fr; }
LibraryScreen.-narrow #about-column { height: 2fr; border-top: solid $quiet; }
LibraryScreen.-wide .column { width: 52; }
LibraryScreen.-wide #about-column { width: 1fr; }

OrdersScreen #given { background: $background; }
OrdersScreen.-narrow #body { overflow-y: hidden; }
OrdersScreen.-narrow .column { overflow-y: auto; margin: 0; }
OrdersScreen.-narrow #menu-column { height: 2fr; }
OrdersScreen.-narrow #entry-column { height: 3fr; border-top: solid $quiet; }
OrdersScreen.-wide #menu-column { width: 68; }
OrdersScreen.-wide #entry-column { width: 1fr; }

MapScreen.-narrow #body, MapScreen.-wide #body { layout: horizontal; overflow-y: hidden; }
MapScreen.-narrow .column, MapScreen.-wide .column { height: 100%; overflow-y: auto; margin: 0; }
MapScreen.-narrow .column:last-child { width: 30; }
MapScreen.-wide .column:last-child { width: 36; }

/* A magnifying glass that poor terminals lack. */
CommandPalette SearchIcon { display: none; }
Toast { background: $surface; color: $foreground; }
"""
