import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from knowledge.errors import DocumentError, LargeDocument, UnknownKind, UnreachablePage
from knowledge.fetch import MAX_REDIRECTS, fetch
from knowledge.readers.limits import MAX_BYTES

Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    """The address of a server that answers every request so."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *values: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}"
        finally:
            listening.shutdown()
            thread.join()


def page(content: bytes, kind: str, status: int = 200) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def refused(
    address: str,
    folder: Path,
    error: type[DocumentError] = UnreachablePage,
    timeout_s: float = 20,
) -> str:
    """The sentence that the address is refused with."""
    with pytest.raises(error) as raised:
        fetch(address, folder, timeout_s)
    assert address in str(raised.value)
    assert list(folder.iterdir()) == []
    return str(raised.value)


@pytest.mark.parametrize(
    ("path", "kind", "ending"),
    [
        ("/guide", "text/html; charset=utf-8", ".html"),
        ("/guide.php", "application/xhtml+xml", ".html"),
        ("/guide", "text/plain", ".txt"),
        ("/guide", "text/markdown", ".md"),
        ("/guide.md", "text/plain; charset=utf-8", ".md"),
        ("/guide.PDF?v=2", "application/octet-stream", ".pdf"),
        ("/guide", "application/pdf", ".pdf"),
        (
            "/guide",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx",
        ),
        (
            "/guide",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".pptx",
        ),
    ],
)
def test_a_page_is_written_with_the_ending_of_its_kind(
    path: str, kind: str, ending: str, tmp_path: Path
) -> None:
    with server(page(b"<p>Hello</p>", kind)) as address:
        file = fetch(address + path, tmp_path)
    assert file.parent == tmp_path
    assert file.suffix == ending
    assert file.read_bytes().endswith(b"<p>Hello</p>")


def test_a_page_in_an_encoding_that_the_server_names_is_written_in_utf8(tmp_path: Path) -> None:
    with server(page("<p>内容营销</p>".encode("gbk"), "text/html; charset=GB2312")) as address:
        file = fetch(address, tmp_path)
    assert file.read_text(encoding="utf-8-sig") == "<p>内容营销</p>"


def test_a_redirect_is_followed(tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/new.txt":
            page(b"Hello", "")(handler)
        else:
            handler.send_response(302)
            handler.send_header("Location", "/new.txt")
            handler.end_headers()

    with server(answer) as address:
        assert fetch(f"{address}/old", tmp_path).suffix == ".txt"


def test_a_page_that_redirects_for_ever_is_given_up(tmp_path: Path) -> None:
    asked: list[str] = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        handler.send_response(302)
        handler.send_header("Location", f"/{len(asked)}")
        handler.end_headers()

    with server(answer) as address:
        assert "redirects more than 5 times" in refused(address, tmp_path)
    assert len(asked) == MAX_REDIRECTS + 1


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/x", "http://["])
def test_a_redirect_out_of_the_web_is_not_followed(target: str, tmp_path: Path) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", target)
        handler.end_headers()

    with server(answer) as address:
        refused(address, tmp_path)


def test_a_page_without_an_end_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    sent = 0

    def answer(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        try:
            while sent < 4 * MAX_BYTES:
                sent += handler.wfile.write(bytes(1024 * 1024))
        except OSError:  # the reader hung up
            pass

    with server(answer) as address:
        assert "more than 20 MB" in refused(address, tmp_path, LargeDocument)
    assert sent < 2 * MAX_BYTES


def test_a_page_that_comes_in_drops_is_given_up(tmp_path: Path) -> None:
    stop = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/plain")
        handler.end_headers()
        try:
            while not stop.wait(0.05):
                handler.wfile.write(b"drop ")
        except OSError:
            pass

    with server(answer) as address:
        assert "too slowly" in refused(address, tmp_path, timeout_s=0.2)
        stop.set()


def test_a_page_that_is_not_there_says_so(tmp_path: Path) -> None:
    with server(page(b"no", "text/html", status=404)) as address:
        assert "404 Not Found" in refused(f"{address}/gone", tmp_path)


def test_a_server_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    given_up = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        given_up.wait(timeout=20)

    with server(answer) as address:
        assert "no answer within 0.2 seconds" in refused(address, tmp_path, timeout_s=0.2)
        given_up.set()


def test_an_address_that_nothing_answers_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert "no connection" in refused(f"http://127.0.0.1:{port}/", tmp_path)


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/x.md", "file:///etc/hostname", "guide.md", "", "http://"]
)
def test_only_addresses_of_the_web_are_read(address: str, tmp_path: Path) -> None:
    assert "http://" in refused(address, tmp_path)


@pytest.mark.parametrize("address", ["http://[", "http://127.0.0.1:x/", "http://a b/\0"])
def test_an_address_that_cannot_be_one_is_refused(address: str, tmp_path: Path) -> None:
    refused(address, tmp_path)


def test_a_picture_is_no_document(tmp_path: Path) -> None:
    with server(page(b"\x89PNG", "image/png")) as address:
        refused(address, tmp_path, UnknownKind)
