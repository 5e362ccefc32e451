"""The rules over flat tables of numbers, one module per rule and one per stage of a turn.

Written in the part of Python that compiles; never holds names, text or input and output.
"""
