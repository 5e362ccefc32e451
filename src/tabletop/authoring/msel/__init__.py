"""The master scenario events list as a sheet: for those who plan in Excel, and for a scenario to begin from theirs.

`exporting` makes a sheet of a scenario, `importing` brings back into its file what was changed there, `foreign` makes
a scenario of a sheet that never was one. `xlsx` and `csv` read and write files. Arguments and printing do not belong
here.
"""
