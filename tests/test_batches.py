"""Tests of long lists of queries: the answers stay the same after carelex has begun to keep what it reads."""

import json
from pathlib import Path

from tests.glossaries import HEAD, term, write
from tests.program import Run


def test_the_last_of_many_queries_is_answered_like_the_first(run: Run, user_folder: Path) -> None:
    write(user_folder / "ours.yaml", term("INTEGRATION", "Ours; see brokerage."))
    more = term("Assistance", "See Personal assistant.") + term("Brokerage (support)", "It mentions assistance.")
    write(user_folder / "theirs.yaml", more, HEAD.replace("ours", "theirs").replace("Ours", "Theirs"))
    queries = ["integration", "sds", "assistance", "brokrage", "brokerage", "pizza", "personal assistants", "recovery"]
    result = run("define", "-", "-f", "jsonl", stdin="".join(f"{query}\n" for query in queries * 60))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["query"] for answer in answers] == queries * 60
    assert answers == answers[: len(queries)] * 60
    for query, answer in zip(queries, answers, strict=False):
        assert json.loads(run("define", query, "-f", "json").stdout) == answer


def test_each_row_of_a_table_is_written_whole(run: Run, user_folder: Path) -> None:
    terms = term("Formula", '"=1+1\\u00ad, \\"two\\""') + term("Two lines", "|\n          a\n          b")
    path = write(user_folder / "ours.yaml", terms)
    result = run("define", "-", "-f", "csv", "-g", str(path), stdin="formula\ntwo lines\nformula\n")
    rows = result.stdout.splitlines()
    assert [row.partition(",")[0] for row in rows] == ["query", "formula", "two lines", 'b"', "formula"]
    assert rows[1] == rows[4]
    assert ',"\'=1+1, ""two""",' in rows[1]
