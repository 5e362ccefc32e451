"""A scenario as its author writes it, and its way to the engine's Program.

Never holds rules of the game: what a line means when it is played is the engine's business.
"""
