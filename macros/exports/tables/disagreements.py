"""Table of disagreements: a row for each question on which records differ.

For example, a row whose 'class' is 'conflict' has records that cannot all hold.
"""

from macros.exports.tables.columns import ID, PAGE, READ, Column, Table, plain, prose

DISAGREEMENTS = Table(
    "disagreements",
    "Disagreements",
    "One row for each disagreement: where sources differ, why, and the answer.",
    lambda edition: edition.data.disagreements.values(),
    (
        ID,
        plain("title", "Title", "On what sources differ, as a question.", required=True),
        Column(
            "topic",
            "Topic",
            "The headline question that it is about.",
            lambda row, ed: ed.data.topics[row.topic].question,
        ),
        Column(
            "class",
            "Class",
            "Records that cannot both be true (conflict), or that speak of different things.",
            lambda row, ed: row.class_,
            required=True,
        ),
        plain("reason", "Reason", "Why they differ.", required=True),
        plain("records", "Records", "The ids of the records that differ.", required=True),
        prose("explanation", "Explanation", "Why they differ, in plain words."),
        prose("stands", "Answer", "The answer to the question, and why."),
        *READ,
        PAGE,
    ),
)
