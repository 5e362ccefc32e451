"""An exercise under way: one authority, the seats that decide, and the record that is written before anything happens.

Never holds rules (the engine does) nor how anything looks (the screens do).
"""
