"""Enumerations: words that every subject shares, of which a field takes one, such as 'about'.

The words of one subject, such as its units, stand in data/vocabulary.yml.
"""

from enum import StrEnum


class SourceKind(StrEnum):
    news = "news"
    explainer = "explainer"
    opinion = "opinion"
    law = "law"
    official_statement = "official_statement"
    statistics = "statistics"
    student_press = "student_press"


class Behaviour(StrEnum):
    flow = "flow"  # what happened within a window
    cumulative = "cumulative"  # a running total; it never falls
    level = "level"  # how it stood on a day


class Qualifier(StrEnum):
    exactly = "exactly"
    about = "about"
    nearly = "nearly"
    at_least = "at_least"
    more_than = "more_than"
    up_to = "up_to"


class ClaimKind(StrEnum):
    target = "target"
    count = "count"  # type: ignore[assignment]  # str.count is not used of it
    estimate = "estimate"
    forecast = "forecast"
    opinion = "opinion"
    denial = "denial"


class Standing(StrEnum):
    stands = "stands"
    superseded = "superseded"
    misreported = "misreported"
    unverified = "unverified"


class Reason(StrEnum):
    different_population = "different_population"
    different_unit = "different_unit"
    different_period = "different_period"
    different_date = "different_date"
    different_offence = "different_offence"
    arithmetic = "arithmetic"
    relay_drift = "relay_drift"
    translation = "translation"
    superseded = "superseded"
    statement_or_act = "statement_or_act"  # what was said, and what a text or an act says
    unresolved = "unresolved"


class Chart(StrEnum):
    counts = "counts"  # totals of days, against a target
    answers = "answers"  # rival answers, each as far as it reaches
    windows = "windows"  # crossings, each with the days that it counts
    sentences = "sentences"  # terms before and after
    shares = "shares"  # parts of groups
    events = "events"  # events over totals
    route = "route"  # a number from hand to hand
    course = "course"  # numbers in the course of time
    map = "map"  # numbers at the countries that they are of
