"""A scenario small enough to read at a glance, for tests of commands. Holds no test."""

SCENARIO = """\
format: 1
id: tiny
title: A tiny crisis
tags: [maritime]
summary: Somebody must ask somebody.
briefing: |
  Read this first.
license: CC0
sources: [a book]
difficulty: introductory
clock: {turns: 2, step: 12h, minutes: 7.5}
lead: north
actors:
  north: {name: North, side: coalition, brief: north's secret}
  south: {name: South, side: coalition, brief: south's secret}
  rival: {name: Rival, side: adversary, brief: rival's secret}
  bank: {name: Bank, side: institution}
tracks:
  tension: {start: 50, range: [0, 100], good: low}
bodies:
  council: {members: coalition, rule: consensus}
responses:
  warn: {text: Warn them, instrument: diplomatic, consent: council, effects: {tension: +5}}
objectives:
  calm: {title: Keep calm, score: 100 - tension}
  secret: {title: Win unseen, score: tension, seen: facilitator}
endings:
  peace: {title: Peace, when: tension < 40, outcome: compromise}
"""
