"""Enumerations: the words of the method, of which a field takes one, such as 'about'."""

from enum import StrEnum


class SourceKind(StrEnum):
    news = "news"
    explainer = "explainer"
    opinion = "opinion"
    law = "law"
    official_statement = "official_statement"
    statistics = "statistics"
    student_press = "student_press"


class Unit(StrEnum):
    persons = "persons"
    border_crossings = "border_crossings"
    trips = "trips"
    documents = "documents"
    cases = "cases"
    votes = "votes"
    regions = "regions"
    places = "places"
    years = "years"
    months = "months"
    weeks = "weeks"
    days = "days"
    percent = "percent"  # a part of a whole
    RUB = "RUB"
    USD = "USD"
    miles = "miles"
    percent_change = "percent_change"  # by how much more or less than before

    @property
    def is_whole(self) -> bool:
        """True of people and things, which are counted; false of what is measured."""
        measured = (
            "years",
            "months",
            "weeks",
            "days",
            "percent",
            "percent_change",
            "RUB",
            "USD",
            "miles",
        )
        return self.value not in measured


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


class Category(StrEnum):
    decree = "decree"
    law = "law"
    battle = "battle"
    border = "border"
    statement = "statement"
    protest = "protest"
    draft = "draft"


class Sanction(StrEnum):
    prison = "prison"
    fine = "fine"
    restriction = "restriction"
    arrest = "arrest"
    disciplinary_unit = "disciplinary_unit"
    forced_labour = "forced_labour"
    compulsory_work = "compulsory_work"
    ban = "ban"  # on posts or activities
    aggravating = "aggravating"


class TermUnit(StrEnum):
    years = "years"
    months = "months"
    hours = "hours"
    RUB = "RUB"
    years_of_income = "years_of_income"
    months_of_income = "months_of_income"

    @property
    def is_money(self) -> bool:
        """True of what a fine is counted in."""
        return self in (TermUnit.RUB, TermUnit.years_of_income, TermUnit.months_of_income)


class Condition(StrEnum):
    mobilization = "mobilization"
    martial_law = "martial_law"
    wartime = "wartime"
    armed_conflict = "armed_conflict"
    hostilities = "hostilities"


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


class Theme(StrEnum):
    """The two halves of the story; long lists are parted by them."""

    call_up = "call_up"
    leaving = "leaving"
