"""The plain mode: an exercise as a conversation, line by line, for screen readers, pipes and poor terminals.

Text is only ever appended. `commands` is the table of what can be typed, `talk` asks and tells, `sitting` goes through
the stages; the other modules do what the commands say. Never holds the words of the game: they are the presenters'.
"""

from tabletop.cli.plain.sitting import run as run
