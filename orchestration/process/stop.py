"""Ending a build from outside: Ctrl-C, SIGTERM and a closed terminal, at whatever moment.

A build may be killed at any moment: what is published is replaced in single steps, and the next build goes on from there. So a
signal unwinds nothing, which libraries would delay, swallow or answer with a stack trace: it says one sentence, ends the
processes that the build started, and the process is gone. Here belongs only that. It imports nothing heavy, to be in place
before what does.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import wait
from pathlib import Path
from types import FrameType
from typing import TypeVar

from orchestration.process import progress

Result = TypeVar("Result")

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PATIENCE_SECONDS = 3.0
_WORDS = "Stopped. What is published is whole; the next build goes on from here."

_last_deeds: list[Callable[[], object]] = []


@contextlib.contextmanager
def at_signals() -> Iterator[None]:
    """Within the block, a signal ends this process with exit status 128 and its number, in a sentence.

    A signal that this process was started to ignore (nohup) stays ignored.
    """
    before = {each: signal.getsignal(each) for each in _SIGNALS}
    for each, handler in before.items():
        if handler != signal.SIG_IGN:
            signal.signal(each, _stop)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextlib.contextmanager
def last_deed(deed: Callable[[], object]) -> Iterator[None]:
    """Within the block, a signal has this done before the process ends, if it takes no more than a moment."""
    _last_deeds.append(deed)
    try:
        yield
    finally:
        _last_deeds.remove(deed)


def apart(work: Callable[[], Result]) -> Result:
    """Do something in a thread of its own: libraries put their own handlers in place of ours in the main thread only.

    Processes that are started there do not hear Ctrl-C; this one ends them.
    """
    with ThreadPoolExecutor(1, initializer=_leave_signals_to_main) as pool:
        return pool.submit(work).result()


def end_with_parent() -> None:
    """For the initializer of a pool of processes: each ends when the process that started it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _leave_signals_to_main() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})


def _stop(signum: int, _: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)
    # not print: the signal may have come in the middle of one
    with contextlib.suppress(OSError):
        words = progress.as_record("warning", _WORDS) if progress.is_json() else f"\n{_WORDS}"
        os.write(2, f"{words}\n".encode())
    for process in _descendants(os.getpid()):
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGTERM)
    thread = threading.Thread(target=_do_last_deeds, daemon=True)
    thread.start()
    thread.join(_PATIENCE_SECONDS)
    os._exit(128 + signum)


def _do_last_deeds() -> None:
    # a deed that fails is one that the next build does
    with contextlib.suppress(Exception):
        for deed in list(_last_deeds):
            deed()


def _descendants(ancestor: int) -> list[int]:
    """The processes that a process started, and those that they did: the nearest first. Where there is no /proc, the pools' only."""
    if sys.platform != "linux":
        return [child.pid for child in multiprocessing.active_children() if child.pid is not None]
    children: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            # the name of the program stands in brackets, and may hold any character
            parent = int(status.read_text(errors="replace").rpartition(")")[2].split()[1])
            children.setdefault(parent, []).append(int(status.parent.name))
    found = [ancestor]
    for process in found:
        found += children.get(process, [])
    return found[1:]
