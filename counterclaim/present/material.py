"""What the pages are made of: the shape of an edition as this floor sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from counterclaim.framing import Measure
from counterclaim.ledger import Ledger
from counterclaim.ledger.review import Reviewed
from counterclaim.sources.article import Article
from counterclaim.sources.profile import Profile


class Edition(Protocol):
    """Everything that was read, as `counterclaim.open_edition` gives it."""

    @property
    def profile(self) -> Profile: ...
    @property
    def articles(self) -> Sequence[Article]: ...
    @property
    def unread(self) -> Sequence[Any]: ...
    @property
    def mistakes(self) -> Sequence[Any]: ...
    @property
    def claims(self) -> pd.DataFrame: ...
    @property
    def mentions(self) -> pd.DataFrame: ...
    @property
    def quotations(self) -> pd.DataFrame: ...
    @property
    def clauses(self) -> pd.DataFrame: ...
    @property
    def ledger(self) -> Ledger: ...
    @property
    def ledger_as_read(self) -> Ledger: ...
    @property
    def reviewed(self) -> Reviewed: ...
    @property
    def measures(self) -> Mapping[str, Measure]: ...
    @property
    def outlets(self) -> Sequence[str]: ...
    @property
    def references(self) -> Any: ...
