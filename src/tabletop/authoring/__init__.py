"""Tools for those who write scenarios: what is wrong, what leads to what, and a start.

How a check works: `checking.check(path)` builds a `subject.Subject` (the file, its tree, document and Program, every
expression with its meanings, every use of every name) and gives it to each rule of `rules`. What the rules and the
loader found, less what the author asked to ignore, is the `Report`; `formats` writes it, `edits` mends what is safe.

A new rule is three files: `rules/tt401_flag_never_read.py`, `pages/TT401.md` and
`tests/authoring/rules/test_tt401_flag_never_read.py`; see `rules`. Printing and reading arguments do not belong here,
nor YAML and pydantic, which end at `tabletop.scenario`.
"""
