"""One module per command, named after it; each holds a click command called `command`.

Never imports anything heavy at module level: a command's imports stand where they are needed.
"""
