"""What shows grades is read without what finds them."""

import subprocess
import sys


def test_an_exercise_and_its_screens_start_without_what_grades_it() -> None:
    rooms = "tabletop.exercise.hotseat, tabletop.tui.app, tabletop.tui.screens.table"
    code = f"import sys, {rooms}; print([one for one in sys.modules if one.startswith('tabletop.analysis')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
