"""The rules of the game: pure, deterministic, standard library only.

Never holds files, clocks, text for people or anything that talks to the outside.
"""
