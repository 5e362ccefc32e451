"""What leads to what in a scenario, as a drawing: triggers, enables, blocks, sets, ends.

`links` finds it out, `drawing` decides what is shown and in which group, `mermaid` and `dot` write it.
"""
