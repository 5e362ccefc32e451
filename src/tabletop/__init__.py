"""tabletop: crises as data, exercises as logs, everything else a view.

Only the version lives here. Importing this package must stay cheap: the rooms below it are imported by name.
"""

__version__ = "0.1.0"
