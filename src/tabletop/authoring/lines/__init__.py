"""Lines: scripted play beside a scenario, and whether what it expects comes true.

`trials.try_lines(path)` reads a scenario and its lines, makes a `plan.Plan` of each (the script as the analysis plays
it, and its `expectations`), plays it over its seeds and judges it; `words` and `junit` write what came of it. The rules
of play are the engine's, who plays is `hands`', and how YAML is read is the scenario's.
"""
