"""The rules, one module per subject and one per stage of a turn, in the subset of Python that numba compiles.

Every function takes the tables `p` and the state `s`, allocates nothing, and uses + - * / and comparison on floats
only, so that a game has the same bits on every machine, plain or compiled. No names, texts, files or objects here.
"""
