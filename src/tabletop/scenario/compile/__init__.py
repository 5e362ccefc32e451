"""From a scenario's document to the engine's Program: tables for the rules, texts for people.

Each section has a module. How YAML and expressions are read, and what the tables mean when played, is elsewhere.
"""

from tabletop.scenario.compile.program import compile_scenario

__all__ = ["compile_scenario"]
