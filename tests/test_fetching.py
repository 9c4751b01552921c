"""Documents from the web are fetched within limits of size, time and redirects; errors are shown in plain words."""

import gzip
import time
from collections.abc import Iterator

import pytest

from carelex.fetching import FetchError, fetch, fetch_in_turn, pages_by_letter
from tests.web_server import Handler, Site


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as site:
        yield site


def problem_with(address: str, *, seconds: float = 10) -> str:
    """The error for the document at an address."""
    with pytest.raises(FetchError) as caught:
        fetch(address, seconds=seconds)
    (problem,) = caught.value.problems
    return problem.removeprefix(f"{address}")


def test_a_page_comes_with_what_the_server_says_of_it(site: Site) -> None:
    address = site.page("/words", "héllo", Content_Type="text/html; charset=ISO-8859-1", ETag='"7"')
    fetched = fetch(address)
    assert fetched.data == "héllo".encode()
    assert (fetched.url, fetched.charset, fetched.media_type, fetched.etag) == (
        address,
        "iso-8859-1",
        "text/html",
        '"7"',
    )


def test_a_packed_page_is_unpacked(site: Site) -> None:
    address = site.page("/packed", gzip.compress(b"words " * 1000), Content_Encoding="gzip")
    assert fetch(address).data == b"words " * 1000


def test_five_redirects_are_followed_and_no_more(site: Site) -> None:
    site.page("/0", "there")
    for number in range(1, 7):
        location = f"/{number - 1}"
        site.pages[f"/{number}"] = lambda handler, location=location: handler.reply(b"", status=302, Location=location)  # type: ignore[misc]
    fetched = fetch(f"{site.address}/5")
    assert (fetched.data, fetched.url) == (b"there", f"{site.address}/0")
    assert "redirects more than 5 times, or in a circle" in problem_with(f"{site.address}/6")


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/round"] = lambda handler: handler.reply(b"", status=301, Location="/round")
    assert "in a circle" in problem_with(f"{site.address}/round")
    assert len(site.asked) <= 7


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,words"])
def test_a_redirect_leads_to_nothing_but_the_web(site: Site, target: str) -> None:
    site.pages["/away"] = lambda handler: handler.reply(b"", status=302, Location=target)
    kind = target.partition(":")[0]
    assert problem_with(f"{site.address}/away") == (
        f", which leads to {target}: {kind}: is not fetched; only http and https are"
    )


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("file:///etc/passwd", ": file: is not fetched; only http and https are"),
        ("ftp://example.org/", ": ftp: is not fetched; only http and https are"),
        ("javascript://alert", ": javascript: is not fetched; only http and https are"),
        ("http:///words", ": this address names no server; give one like https://www.example.org/page"),
        ("http://a b/", ": this address names no server; give one like https://www.example.org/page"),
        ("http://[::1", ": this is not an address (Invalid IPv6 URL)"),
        (
            "https://me:secret@example.org/",
            ": carelex does not send the name and password in an address; save the page, and import the file",
        ),
        ("http://127.0.0.1:9/", ": the server does not answer; check the address"),
    ],
)
def test_other_addresses_than_web_addresses_are_reported(address: str, problem: str) -> None:
    assert problem_with(address) == problem


def test_a_refusal_of_the_server_is_reported(site: Site) -> None:
    site.pages["/secret"] = lambda handler: handler.reply(b"", status=403)
    site.pages["/odd"] = lambda handler: handler.reply(b"", status=599)
    assert problem_with(f"{site.address}/none") == ": the server answers 404 (Not Found); check the address"
    assert "does not let you have it (403 Forbidden)" in problem_with(f"{site.address}/secret")
    assert "answers 599 (no reason is known)" in problem_with(f"{site.address}/odd")


def test_a_page_that_is_cut_off_is_not_used(site: Site) -> None:
    def short(handler: Handler) -> None:
        handler.head(200, Content_Length="500")
        handler.wfile.write(b"words")
        handler.end()

    def short_chunk(handler: Handler) -> None:
        handler.head(200, Transfer_Encoding="chunked")
        handler.wfile.write(b"64\r\nwords")
        handler.end()

    site.pages |= {"/short": short, "/chunk": short_chunk}
    site.page("/packed", gzip.compress(b"words " * 1000)[:-20], Content_Encoding="gzip")
    assert problem_with(f"{site.address}/short") == ": was cut off after 5 of 500 bytes; try again"
    assert "was cut off" in problem_with(f"{site.address}/chunk")
    assert problem_with(f"{site.address}/packed") == ": was cut off on the way; try again"


def test_a_slow_server_is_waited_for_no_longer_than_that(site: Site) -> None:
    def drips(handler: Handler) -> None:
        handler.head(200, Content_Length="500")
        while True:
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.02)

    def drips_headers(handler: Handler) -> None:
        while True:
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.02)

    site.pages |= {"/body": drips, "/head": drips_headers, "/silent": lambda _: time.sleep(2)}
    for path in ("/body", "/head", "/silent"):
        began = time.perf_counter()
        assert "takes too long" in problem_with(site.address + path, seconds=0.3)
        assert time.perf_counter() - began < 1.5


def test_a_page_that_is_too_large_is_not_used_however_it_is_sent(site: Site) -> None:
    def endless(handler: Handler) -> None:
        handler.head(200)
        handler.end()
        while True:
            handler.wfile.write(b"words " * 10_000)

    site.pages |= {"/endless": endless, "/stated": lambda handler: handler.head(200, Content_Length="99000000")}
    site.page("/bomb", gzip.compress(bytes(60 * 1024 * 1024), 1), Content_Encoding="gzip")
    for path in ("/endless", "/stated", "/bomb"):
        assert "too much to fetch; at most 20 MB are" in problem_with(site.address + path)


def test_an_unexpected_packing_is_reported(site: Site) -> None:
    address = site.page("/odd", b"....", Content_Encoding="br")
    assert "is sent packed as 'br', which was not asked for" in problem_with(address)


def test_a_page_that_is_the_same_is_not_sent_again(site: Site) -> None:
    site.pages["/words"] = lambda handler: (
        handler.head(304) if handler.headers["If-None-Match"] == '"1"' else handler.reply(b"words", ETag='"1"')
    )
    address = f"{site.address}/words"
    first = fetch(address)
    assert (first.data, first.etag, first.is_same) == (b"words", '"1"', False)
    assert fetch(address, etag=first.etag).is_same


def test_letters_are_pages_of_the_same_folder(site: Site) -> None:
    page = b"""
    <a href="a.html">A</a> <a href="b.html">B</a> <a href="b.html#x">B</a> <a href="c-d.html">C to D</a>
    <a href="sub/e.html">E</a> <a href="/other/f.html">F</a> <a href="https://elsewhere.example/g.html">G</a>
    <a href="0-9.html">0-9</a> <a href="about.html">About</a> <a href="#H">H</a> <a>I</a> <a href="javascript:x">J</a>
    """
    here = f"{site.address}/words/a.html"
    assert [*pages_by_letter(page, here)] == [
        f"{site.address}/words/{name}" for name in ("b.html", "c-d.html", "sub/e.html", "0-9.html")
    ]


def test_pages_are_fetched_one_a_second(site: Site) -> None:
    addresses = [site.page("/b", "b"), site.page("/c", "c")]
    slept: list[float] = []
    assert [page.data for page in fetch_in_turn(addresses, sleep=slept.append)] == [b"b", b"c"]
    assert slept == [1.0, 1.0]
