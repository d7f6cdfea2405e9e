"""Whatever a document does to the process that reads it stops that document only, and says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import made_report
import pytest

from sources.documents import limits
from sources.documents.formats import confined
from sources.documents.formats.detect import read_document, read_here
from sources.model import ReportError

GOOD = {
    "a.txt": "全区情况\n\n实现税收收入12.5亿元。\n".encode(),
    "a.html": "<html><body><p>实现税收收入12.5亿元。</p></body></html>".encode(),
    "a.docx": made_report.as_docx(),
    "a.pdf": made_report.as_pdf(),
}


@pytest.fixture(autouse=True)
def _own_reader() -> Iterator[None]:
    """A reader that knows the limits of the test, and is gone after it."""
    _end_reader()
    yield
    _end_reader()


def _end_reader() -> None:
    if confined._Reader.current is not None:
        confined._Reader.current.stop()
        confined._Reader.current = None


def reader() -> int:
    assert confined._Reader.current is not None
    return confined._Reader.current.process.pid


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ReportError) as caught:
        read_document(data, name)
    return str(caught.value)


@pytest.mark.parametrize("name", GOOD)
def test_the_document_that_comes_back_is_the_one_that_was_read(name: str) -> None:
    assert read_document(GOOD[name], name) == read_here(GOOD[name], name)


def test_one_process_reads_document_after_document() -> None:
    read_document(GOOD["a.txt"], "a.txt")
    first = reader()
    refused(b"a", "a.xyz")
    read_document(GOOD["a.html"], "a.html")
    assert reader() == first


def _endless_pdf() -> bytes:
    content = zlib.compress(zlib.compress(b"0 0 m 9 9 l S\n" * 20_000_000, 1), 1)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%s endobj\n" % (n, o) for n, o in enumerate(objects, 1))
    return body + b"trailer<</Root 1 0 R/Size 5>>\n%%EOF"


ENDLESS = {
    "a.html": ("<html><body>" + "<p>甲" * 600_000 + "</body></html>").encode(),
    "a.pdf": _endless_pdf(),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_too_much_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 1)
    assert "the limit is 1 s of processor time" in refused(ENDLESS[name], name)
    assert read_document(GOOD["a.txt"], "a.txt").blocks


@pytest.mark.parametrize("name", ENDLESS)
def test_too_much_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READ_MEMORY_BYTES", 100 * 2**20)
    problem = refused(ENDLESS[name], name)
    assert "memory" in problem
    assert f"{100 * 2**20:,}" in problem
    assert read_document(GOOD["a.txt"], "a.txt").blocks


@pytest.mark.parametrize("name", GOOD)
def test_a_crash_is_told_and_the_next_document_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = confined._Reader.ask

    def broken(self: confined._Reader, data: bytes, document: str) -> confined._Answer:
        os.kill(self.process.pid, signal.SIGSEGV)
        return ask(self, data, document)

    with monkeypatch.context() as patch:
        patch.setattr(confined._Reader, "ask", broken)
        assert "SIGSEGV" in refused(GOOD[name], name)
    assert read_document(GOOD[name], name).blocks


def test_a_reader_that_died_unasked_is_replaced() -> None:
    read_document(GOOD["a.txt"], "a.txt")
    first = reader()
    os.kill(first, signal.SIGKILL)
    assert confined._Reader.current is not None
    confined._Reader.current.process.wait()
    assert read_document(GOOD["a.txt"], "a.txt").blocks
    assert reader() != first


def test_a_reader_that_was_interrupted_does_not_answer_for_the_next_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: confined._Reader, data: bytes, document: str) -> confined._Answer:
        self.line.send_bytes(b"")  # asked, and no answer waited for
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(confined._Reader, "ask", interrupted)
        read_document(GOOD["a.txt"], "a.txt")
    assert confined._Reader.current is None
    assert read_document(GOOD["a.html"], "a.html").media_type == "text/html"


def test_a_forked_process_has_a_reader_of_its_own() -> None:
    read_document(GOOD["a.txt"], "a.txt")
    ours = reader()
    child = os.fork()
    if not child:
        try:
            read_document(GOOD["a.txt"], "a.txt")
            os._exit(0 if reader() != ours else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert reader() == ours


def test_a_reader_ends_with_the_process_that_it_reads_for() -> None:
    code = (
        "import os; from sources.documents.formats import confined\n"
        f"confined.read({GOOD['a.txt']!r}, 'a.txt'); print(confined._Reader.current.process.pid, flush=True)\n"
        "os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    gone = Path(f"/proc/{done.stdout.strip()}/cmdline")
    for _ in range(600):  # a dead process has no command line, whether or not anyone has waited for it
        if not gone.exists() or not gone.read_bytes():
            return
        time.sleep(0.1)
    pytest.fail("the reader is still there")
