"""From a View to rows and labels: pure functions.

Never holds Textual, so that every line shown can be tested as text.
"""
