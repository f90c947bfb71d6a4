"""A page of the web as a file: the command line's way to an address. The bot fetches nothing."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.errors import DocumentError, LargeDocument, UnknownKind, UnreachablePage
from knowledge.readers.decode import decoded
from knowledge.readers.kind import ending_of
from knowledge.readers.limits import MAX_BYTES, megabytes

if TYPE_CHECKING:
    from httpx import Response

ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
}
TEXTS = (".html", ".md", ".txt")
SCHEMES = ("http", "https")
MAX_REDIRECTS = 5
TIMEOUT_S = 20.0
"""Seconds that one silence of the server may last; the whole page may take `PATIENCE` of them."""

PATIENCE = 6
UNTYPED = ("", "application/octet-stream", "binary/octet-stream", "text/plain")
"""Content types of servers that do not know: then the address tells, as `guide.md` does."""


def fetch(url: str, folder: Path, timeout_s: float = TIMEOUT_S) -> Path:
    """The file in the folder that the page was written to, with the ending of its kind.

    Follows up to `MAX_REDIRECTS`; a proxy that the environment names is used. Raises
    `UnreachablePage`, `LargeDocument` and `UnknownKind`.
    """
    import httpx

    try:
        with (
            httpx.Client(
                follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=timeout_s
            ) as client,
            client.stream("GET", _checked(url)) as response,
        ):
            if not response.is_success:
                raise _unreachable(
                    url, f"it answers {response.status_code} {response.reason_phrase}"
                )
            ending = _ending(response, url)
            content = b"".join(_capped(response, url, time.monotonic() + PATIENCE * timeout_s))
    except httpx.TooManyRedirects as error:
        raise _unreachable(url, f"it redirects more than {MAX_REDIRECTS} times") from error
    except httpx.TimeoutException as error:
        raise _unreachable(url, f"no answer within {timeout_s:g} seconds") from error
    except httpx.ConnectError as error:
        raise _unreachable(url, "no connection to it can be made") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise _unreachable(url, str(error) or type(error).__name__) from error
    file = folder / f"page{ending}"
    file.write_bytes(_in_utf8(content, response.charset_encoding, ending))
    return file


def _checked(url: str) -> str:
    """The address, when it is one of the web."""
    scheme, separator, rest = url.partition("://")
    if scheme.lower() not in SCHEMES or not separator or not rest:
        raise _unreachable(url, "only addresses that begin with http:// or https:// are read")
    return url


def _ending(response: "Response", url: str) -> str:
    """The ending of the kind that the server names, else that the address has."""
    named = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    ending = ENDINGS.get(named, "")
    if named in UNTYPED:
        ending = ending_of(response.url.path) or ending
    if not ending:
        raise UnknownKind(name=url)
    return ending


def _capped(response: "Response", url: str, deadline: float) -> Iterator[bytes]:
    """The content as it comes, no more of it and for no longer than is allowed."""
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > MAX_BYTES:
            limit = megabytes(MAX_BYTES)
            raise LargeDocument(name=url, found=f"more than {limit}", limit=limit)
        if time.monotonic() > deadline:
            raise _unreachable(url, "it sends its text too slowly")
        yield chunk


def _in_utf8(content: bytes, charset: str | None, ending: str) -> bytes:
    """The content; of a text whose encoding the server alone names, in UTF-8 and marked so."""
    text = decoded(content, charset) if charset and ending in TEXTS else None
    return content if text is None else text.encode("utf-8-sig")


def _unreachable(url: str, why: str) -> DocumentError:
    return UnreachablePage(url=url, why=why)
