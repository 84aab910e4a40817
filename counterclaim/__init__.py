"""News articles about a war in; every casualty figure with its claimant and its sentence out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.edition import Edition, open_edition

__all__ = ["Edition", "open_edition"]


def __getattr__(name: str) -> Any:
    # Loaded on first use: a command that needs no pandas should not wait for it.
    if name in __all__:
        from counterclaim import edition

        return getattr(edition, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
