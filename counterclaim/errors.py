"""What a user did wrong, in one line: what was read, where, what was expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mistake:
    """One mistake in the input.

    file: what was read, as the user named it. place: line, column or key in it, "" where there is none.
    expected: what was expected and what was found. remedy: what to do about it.
    """

    file: str
    expected: str
    remedy: str = ""
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.expected}" + (f" {self.remedy}" if self.remedy else "")


class InputError(Exception):
    """Raised where the input leaves nothing to go on with. `mistakes` holds at least one Mistake."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes
