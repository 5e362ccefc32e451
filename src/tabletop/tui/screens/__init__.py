"""One module per screen of the terminal interface.

Never holds the making of rows and labels: that is the presenters' work.
"""
