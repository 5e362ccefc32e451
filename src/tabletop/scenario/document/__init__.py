"""What an author may write, as models; their docstrings describe the keys.

Never holds checks that need more than one file or the meaning of an expression.
"""
