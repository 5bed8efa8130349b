"""Table of claims that circulate: a row for each sentence, with its verdict.

For example, 'true, of something else' is what a row may have as its 'verdict'.
"""

from macros.exports.tables.columns import ID, PAGE, READ, Column, Table, person, plain, prose

SAYINGS = Table(
    "sayings",
    "Sayings",
    "One row for each claim that circulates: what became of it, why, and what it goes back to.",
    lambda edition: edition.data.sayings.values(),
    (
        ID,
        plain("sentence", "Sentence", "The claim as it circulates.", required=True),
        plain("language", "Language", "The tag of its language; English where empty."),
        plain("translation", "Translation", "Our translation, where it is not in English."),
        Column(
            "topic",
            "Topic",
            "The headline question that it is about.",
            lambda row, ed: ed.data.topics[row.topic].question,
        ),
        Column("said_by", "Said by", "Who said it.", lambda row, ed: person(row.said_by, ed)),
        Column("verdict", "Verdict", "What became of it.", lambda row, ed: row.verdict.words),
        prose("because", "Because", "Why, in one to three sentences."),
        plain("shown_by", "Shown by", "The ids of further records that show it."),
        plain("original", "Original", "The id of the record that it goes back to."),
        plain("changed_at", "Changed at", "The id of the source at which it changed."),
        *READ,
        PAGE,
    ),
)
