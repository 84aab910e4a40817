"""Stages of work in; what is being done, how far it is and how long it took, on the terminal, out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

SECONDS_BETWEEN_LINES = 5.0


@dataclass
class Stages:
    """The stages of one run.

    console: where they are told. seconds: how long each finished stage took, in order, by its name.
    """

    console: Console
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[Callable[..., None]]:
        """Tell of one stage; gives the function to call as each piece is done, as (done, total, what) or (done, total)."""
        started = time.monotonic()
        with self._bar(name) if self.console.is_terminal else self._lines(name) as advance:
            yield advance
        self.seconds[name] = time.monotonic() - started

    @contextmanager
    def _bar(self, name: str) -> Iterator[Callable[..., None]]:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.console, transient=True) as progress:
            task = progress.add_task(name, total=None)

            def advance(done: int, total: int, what: str = "") -> None:
                progress.update(task, completed=done, total=total)

            yield advance

    @contextmanager
    def _lines(self, name: str) -> Iterator[Callable[..., None]]:
        last = time.monotonic()
        self.say(f"{name} …")

        def advance(done: int, total: int, what: str = "") -> None:
            nonlocal last
            if time.monotonic() - last > SECONDS_BETWEEN_LINES:
                last = time.monotonic()
                self.say(f"{name}: {done} of {total}")

        yield advance

    def say(self, line: str) -> None:
        """Print one line as it is: nothing in it is markup, and no control character of an article's gets through."""
        self.console.print(printable(line), markup=False, highlight=False, soft_wrap=True)


def printable(text: str) -> str:
    """The text on one line, control and direction characters shown as their escapes, so that a file's name can neither
    move the cursor nor reverse the line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
