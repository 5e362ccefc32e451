"""Many games at once: policies, playouts, balance.

Never holds a rule of its own: it compiles the functions of engine.kernel.
"""
