"""The terminal screens: they show a View and send orders.

Never holds rules, files or secrets.
"""
