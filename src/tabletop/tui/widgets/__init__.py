"""Widgets that more than one screen uses.

Never holds knowledge of the game beyond the rows it is given.
"""
