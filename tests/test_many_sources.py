"""What is shown where many sources define the same terms."""

import re
from collections.abc import Callable

import pytest

from tests.program import DATA, Golden, Run

MANY = DATA / "many-sources.yaml"
IDS = "act nhs think ridings age scil kingsbridge workforce mindful therapists carers fair".split()
WIDTHS = [60, 80, 100, 160]


@pytest.fixture
def shown(run: Run) -> Callable[..., str]:
    """What a command shows of so many of the sources in a terminal that is so wide."""

    def shown(*words: str, width: int, sources: int = len(IDS)) -> str:
        heard = [f"-s{source}" for source in IDS[:sources]]
        result = run(*words, "-g", str(MANY), *heard, "-f", "rich", env={"COLUMNS": str(width)})
        assert (result.stderr, result.code) == ("", 0)
        assert max(map(len, result.stdout.splitlines())) <= width
        return result.stdout

    return shown


def heads(shown: str) -> list[int]:
    """How many columns stand side by side in each row of them."""
    return [len(line.split()) for line in shown.splitlines() if re.fullmatch("[━ ]+", line)]


# Columns side by side.


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("sources", [3, 5, 6])
def test_columns_of_several_sources(sources: int, width: int, shown: Callable[..., str], golden: Golden) -> None:
    golden(f"many/define-{sources}-{width}.txt", shown("define", "assessment", width=width, sources=sources))


@pytest.mark.parametrize(
    ("width", "sources", "rows"),
    [
        (61, 2, [1, 1]),
        (62, 2, [2]),
        (80, 3, [2, 1]),
        (93, 3, [2, 1]),
        (94, 3, [3]),
        (100, 4, [2, 2]),
        (100, 7, [3, 2, 2]),
        (157, 5, [3, 2]),
        (158, 5, [5]),
        (160, 5, [5]),
        (160, 6, [3, 3]),
        (160, 7, [4, 3]),
        (160, 12, [4, 4, 4]),
        (400, 12, [12]),
    ],
)
def test_as_many_columns_stand_side_by_side_as_have_30_characters(
    width: int, sources: int, rows: list[int], shown: Callable[..., str]
) -> None:
    for command in ("define", "compare"):
        assert heads(shown(command, "assessment", width=width, sources=sources))[: len(rows)] == rows


def test_what_all_say_stands_before_the_columns_where_these_take_several_rows(shown: Callable[..., str]) -> None:
    in_rows, in_one = (shown("compare", "assessment", width=160, sources=sources) for sources in (6, 5))
    assert re.match(r"Assessment\n\nAll: ", in_rows)
    assert in_one.index("━") < in_one.index("\nAll: ")
    assert in_rows.index("\nAll: ") < in_rows.index("━")
