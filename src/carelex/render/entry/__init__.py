"""Writes answers: an entry with its definitions, or that there is none."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer
from carelex.render import Format
from carelex.render.entry.notices import notices_of_answer, notices_of_missing
from carelex.render.page import Page, safe

__all__ = ["notices_of_answer", "notices_of_missing", "render", "render_missing", "render_stream"]


def render(answer: Answer, output: Format, page: Page) -> str:
    """Write one answer as a whole document; empty if the format has no words for "not found"."""
    if output is Format.JSON:
        # Only this format distinguishes a single answer from a list of one.
        from carelex.render.entry.json import document

        return document(answer, page)
    return "".join(render_stream([answer], output, page))


def render_stream(answers: Iterable[Answer], output: Format, page: Page) -> Iterator[str]:
    """Write answers as they come; together the pieces are one document, and each is complete by itself."""
    match output:
        case Format.RICH:
            from carelex.render.entry.terminal import stream
        case Format.TEXT:
            from carelex.render.entry.plain import stream
        case Format.MARKDOWN:
            from carelex.render.entry.markdown import stream
        case Format.JSON:
            from carelex.render.entry.json import stream
        case Format.JSONL:
            from carelex.render.entry.json import stream_lines as stream
        case Format.CSV:
            from carelex.render.entry.table import stream_csv as stream
        case Format.TSV:
            from carelex.render.entry.table import stream_tsv as stream
    return stream(answers, page)


def render_missing(answers: Iterable[Answer], output: Format, page: Page) -> Iterator[str]:
    """Write those of *answers* that found nothing, as they come: in the reading formats, one query on each line."""
    missing = (answer for answer in answers if not answer.is_known)
    if output in (Format.RICH, Format.TEXT):
        return (f"{safe(answer.query)}\n" for answer in missing)
    if output is Format.MARKDOWN:
        from carelex.render.markdown import item

        return (item(answer.query) for answer in missing)
    return render_stream(missing, output, page)
