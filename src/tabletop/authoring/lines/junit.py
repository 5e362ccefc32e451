"""What came of lines in JUnit's XML, as servers that run tests read it: a suite a line, a case an expectation."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from tabletop.authoring.lines.trials import Report, Trial
from tabletop.authoring.lines.words import rules_of, told


def junit(reports: Iterable[Report]) -> str:
    """The document of these reports; seconds are those of this machine."""
    root = ElementTree.Element("testsuites", name="tabletop test")
    for report in reports:
        if report.problems.has_errors:
            suite = ElementTree.SubElement(root, "testsuite", name=report.id)
            _error(suite, report.id, report.file, str(report.problems))
            _count(suite, 0.0)
        for line in report.lines:
            _suite(root, line, f"{report.id}/{line.name}")
    suites = list(root)
    for kind in ("tests", "failures", "errors"):
        root.set(kind, str(sum(int(suite.get(kind, "0")) for suite in suites)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(root: ElementTree.Element, line: Trial, name: str) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=name)
    if line.outcome is None:
        _error(suite, name, line.file, str(line.problems))
    else:
        for verdict in line.outcome.verdicts:
            case = _case(suite, name, line.file, verdict.expectation.text)
            if not verdict.holds:
                came = "; ".join(told(count, holds=False) for count in verdict.counts)
                _failure(case, came)
    if line.without is not None:
        case = _case(suite, name, line.file, f"without: {rules_of(line)}")
        if line.without.holds:
            _failure(case, "everything the line expects holds all the same")
    _count(suite, line.seconds)


def _case(suite: ElementTree.Element, line: str, file: str, name: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname=line.replace("/", "."), name=name, file=file)


def _failure(case: ElementTree.Element, message: str) -> None:
    ElementTree.SubElement(case, "failure", message=message, type="expectation").text = message


def _error(suite: ElementTree.Element, line: str, file: str, message: str) -> None:
    case = _case(suite, line, file, "can be played")
    ElementTree.SubElement(case, "error", message=message, type="unusable").text = message


def _count(suite: ElementTree.Element, seconds: float) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("time", f"{seconds:.3f}")
