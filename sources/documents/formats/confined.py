"""Reading in a process with limits: what a document of any format may take of the machine.

Here belong the child process that reads, the limits of processor time and memory that it sets itself, and the error that
says how it ended. A library in C may run away or crash as well as our own code, so all formats are read there. One child reads
document after document, so that a small one does not pay for a start; a child that ends is replaced. Not here: reading
(``sources.documents.formats.detect``), limits that count what is in a document (``sources.documents.limits``).
"""

from __future__ import annotations

import marshal
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import astuple, fields
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from typing import Any

from sources.documents import limits
from sources.model import Block, BlockKind, Cell, Document, Problem, Properties, RecognisedPage, ReportError, Table

_WAIT = 10  # times as long by the clock; a loaded machine may take so long for the processor time
_LEFT_BEHIND = limits.READ_MEMORY_BYTES // 8  # a child that keeps more than this of a document is replaced
_DAMAGED = "The file may be damaged: download or export it again, or print it to a new PDF."


def read(data: bytes, name: str) -> Document:
    """The document in ``data``, read by ``detect.read_here`` in a child process. Raises ReportError."""
    with _Reader.lock:
        reader, _Reader.current = _Reader.current, None
        if reader is None or reader.process.poll() is not None:
            reader = _Reader()
        problem, content, fresh = _answer(reader, data, name)
        if fresh:
            _Reader.current = reader
        else:
            reader.stop()
    if problem == _RECOGNISE:
        # letters of pictures take other limits, and what finds them fills a process that the next document need not have
        reader = _Reader(recognise=True)
        problem, content, _ = _answer(reader, data, name)
        reader.stop()
    if problem:
        raise ReportError(name, problem[0], place=problem[1], advice=problem[2])
    return _unpacked(content)


_Problem = tuple[str, str, str]
_RECOGNISE: _Problem = ("recognise", "", "")  # no problem, but a document that asks to be read so
_Answer = tuple[_Problem | None, tuple[Any, ...], bool]


def _answer(reader: _Reader, data: bytes, name: str) -> _Answer:
    try:
        return reader.ask(data, name)
    except BaseException:  # also Ctrl-C: a late answer must not be taken for that of the next document
        reader.stop()
        raise


class _Reader:
    """The child process of this process, and the line to it."""

    lock = threading.Lock()
    current: _Reader | None = None

    def __init__(self, *, recognise: bool = False) -> None:
        self.seconds = limits.SCAN_SECONDS if recognise else limits.READ_SECONDS
        self.memory = limits.SCAN_MEMORY_BYTES if recognise else limits.READ_MEMORY_BYTES
        self.line, theirs = Pipe()
        # the child finds the same modules, but none that happen to lie in the folder it is started in
        path = os.pathsep.join(each or str(Path.cwd()) for each in sys.path)
        arguments = (theirs.fileno(), self.seconds, self.memory, int(recognise))
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sources.documents.formats.confined", *map(str, arguments)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": path},
        )
        theirs.close()

    def ask(self, data: bytes, name: str) -> _Answer:
        """What the child answers. Raises ReportError when it ends instead."""
        try:
            self.line.send_bytes(marshal.dumps((name, data)))
            if not self.line.poll(_WAIT * self.seconds):
                raise limits.too_slow(name, self.seconds)
            answer: _Answer = marshal.loads(self.line.recv_bytes())
        except (EOFError, OSError) as error:
            raise self._ended(name) from error
        return answer

    def stop(self) -> None:
        """End the child, whatever it does."""
        self.line.close()
        self.process.kill()
        self.process.wait()

    def _ended(self, name: str) -> ReportError:
        status = self.process.wait()
        if status == -signal.SIGPROF:
            return limits.too_slow(name, self.seconds)
        if status in (-signal.SIGKILL, -signal.SIGTERM):
            problem = "the process that read it was ended from outside; the machine may be short of memory."
            return ReportError(name, problem, advice="Build again.")
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        limit = f"{self.memory:,} bytes"
        problem = f"reading it broke the process that read it ({how}), or takes more memory than the limit of {limit}."
        return ReportError(name, problem, advice=_DAMAGED)


def _forget() -> None:
    """In a process made by forking: the child that reads is its parent's."""
    _Reader.lock = threading.Lock()
    _Reader.current = None


os.register_at_fork(after_in_child=_forget)

# a document travels as plain tuples: pickling its records takes many times as long as reading some of them
_BLOCK, _CELL, _TABLE = (attrgetter(*(each.name for each in fields(record))) for record in (Block, Cell, Table))
_KIND = [each.name for each in fields(Block)].index("kind")
_CELLS = [each.name for each in fields(Table)].index("cells")
_block: Callable[..., Block] = Block
_table: Callable[..., Table] = Table


def _packed(document: Document) -> tuple[Any, ...]:
    blocks = [(*(row := _BLOCK(block))[:_KIND], row[_KIND].value, *row[_KIND + 1 :]) for block in document.blocks]
    tables = [
        (*(row := _TABLE(table))[:_CELLS], [_CELL(cell) for cell in table.cells], *row[_CELLS + 1 :])
        for table in document.tables
    ]
    problems = [astuple(problem) for problem in document.problems]
    return (
        document.title,
        blocks,
        tables,
        document.media_type,
        astuple(document.properties),
        problems,
        [astuple(page) for page in document.recognised],
    )


def _unpacked(content: tuple[Any, ...]) -> Document:
    title, blocks, tables, media_type, properties, problems, recognised = content
    return Document(
        title,
        tuple(_block(*row[:_KIND], BlockKind(row[_KIND]), *row[_KIND + 1 :]) for row in blocks),
        tuple(_table(*row[:_CELLS], tuple(Cell(*cell) for cell in row[_CELLS]), *row[_CELLS + 1 :]) for row in tables),
        media_type,
        Properties(*properties),
        tuple(Problem(*problem) for problem in problems),
        tuple(RecognisedPage(*page) for page in recognised),
    )


def main() -> None:
    """Answer requests until the other end closes the line. Arguments: the line's file descriptor, seconds, bytes,
    whether letters of pictures are recognised."""
    from sources.documents.formats import detect
    from sources.documents.formats.scan import NeedsRecognition

    descriptor, seconds, memory, recognise = map(int, sys.argv[1:])
    line = Connection(descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both; who asked decides
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CORE, 0)
    size = _size()
    while True:
        try:
            name, data = marshal.loads(line.recv_bytes())
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, seconds)
        failure: ReportError | None = None
        problem: _Problem | None = None
        content: tuple[Any, ...] = ()
        try:
            content = _packed(detect.read_here(data, name, recognise=bool(recognise)))
        except NeedsRecognition:
            problem = _RECOGNISE
        except ReportError as error:
            failure = error
        except MemoryError:
            failure = limits.too_large(name, "reading it takes too much memory", f"{memory:,} bytes")
        if failure is not None:
            problem = failure.problem, failure.place, failure.advice
        signal.setitimer(signal.ITIMER_PROF, 0)
        del data, failure
        line.send_bytes(marshal.dumps((problem, content, _size() - size < _LEFT_BEHIND)))


def _limit(which: int, most: int) -> None:
    """Set a limit; one that is already lower stays."""
    hard = resource.getrlimit(which)[1]
    least = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(which, (least, least))


def _size() -> int:
    """Bytes of address space that this process takes now; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


if __name__ == "__main__":
    main()
