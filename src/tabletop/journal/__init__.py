"""The record of an exercise on disk: what people decided, in order, never erased.

Never holds the state of a game: state is what the engine replays from this record.
"""
