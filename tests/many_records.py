"""Records by the hundred: lists of them are parted, and pages made that nobody wrote."""

from running import THOROUGH

EVENTS, CLAIMS = 500, 700
# Beside the records of the site where all is tried, else beside those of the small world.
SOURCE, SPEAKER = (
    ("newsweek-370k", "kazakh-interior-minister") if THOROUGH else ("agency", "minister")
)
TOPICS = [
    {"id": "left", "question": "Who left?", "note": "They differ.", "theme": "leaving", "order": 2},
    {"id": "losses", "question": "Who fell?", "note": "So.", "theme": "leaving", "order": 3},
]
SAYING = {
    "id": "all-left",
    "sentence": "All have left",
    "topic": "left",
    "verdict": "not_shown",
    "because": "Only {entries-october} entries were counted.",
    "original": "entries-october",
    "changed_at": "blog",
    "evidence": [{"source": "blog"}],
}
LETTERS = "abcdefghij"


def letters(number: int) -> str:
    return "".join(LETTERS[int(digit)] for digit in str(number))


def many() -> dict[str, list[dict]]:
    """Events of three years, most of them in one; figures of one question, most of them."""
    evidence = [{"source": SOURCE, "locator": "p3"}]
    years = [2022] * 300 + [2023] * 150 + [2024] * 50
    events = [
        {
            "id": f"event-{letters(number)}",
            "date": f"{years[number]}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "title": f"Something happens {letters(number)}",
            "summary": "It is told.",
            "category": "border",
            "evidence": evidence,
        }
        for number in range(EVENTS)
    ]
    measures = [
        {
            "id": f"measure-{letters(number)}",
            "question": f"How many {letters(number)}?",
            "topic": "left" if number < 500 else "losses",
            "unit": "persons",
            "population": f"Those of {letters(number)}",
            "behaves": "level",
        }
        for number in range(CLAIMS)
    ]
    claims = [
        {
            "id": f"claim-{letters(number)}",
            "measure": f"measure-{letters(number)}",
            "value": number + 1,
            "said_by": SPEAKER,
            "said_on": "2022-10-04",
            "kind": "count",
            "standing": "stands",
            "evidence": evidence,
        }
        for number in range(CLAIMS)
    ]
    own = {} if THOROUGH else {"topics": TOPICS, "sayings": [SAYING]}
    return {"events": events, "measures": measures, "claims": claims, **own}
