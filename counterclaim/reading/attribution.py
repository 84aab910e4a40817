"""A Document, its claims before attribution and its quotations in; out, one `Attribution` a claim: who says it, for which side, through whom.

For each claim the options are the sources of its sentence, the speaker of the quotation that it stands in, whoever spoke in one of
the sentences before, and the outlet itself. Each has features (attribution_features.py); the ranker weighs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reading.attribution_features import features_of
from counterclaim.reading.discourse import Discourse, discourse
from counterclaim.reading.document import Document
from counterclaim.reading.options import Option, Setting, options_of
from counterclaim.reading.ranker import Ranker, load_ranker
from counterclaim.reading.records import Quotation
from counterclaim.reading.sides import SideFinder
from counterclaim.reading.states import side_adjectives
from counterclaim.reading.status import Place, Statuses


@dataclass(frozen=True, slots=True)
class Attribution:
    """claimant: as printed, None where it is the outlet's own voice. relay: channels from claimant to outlet, in order.
    margin: the likelihood of the chosen side less that of the next one, 0 to 1. rule: the kind of source and of link."""

    claimant: str | None = None
    claimant_side: str = "outlet"
    relay: tuple[str, ...] = ()
    status: str = "asserted"
    margin: float = 0.0
    rule: str = "outlet"


def attribute(
    document: Document,
    candidates: Sequence[Place],
    quotations: Sequence[Quotation],
    finder: SideFinder,
    ranker: Ranker | None = None,
    said: Discourse | None = None,
) -> list[Attribution]:
    """One Attribution for each candidate, in their order. Candidates are any objects with start, end and sentence."""
    if not candidates:
        return []
    setting = setting_of(document, candidates, quotations, finder, said)
    statuses = Statuses(document, setting.said, adjectives=side_adjectives(finder))
    model = ranker or load_ranker()
    out = []
    for claim in candidates:
        options = options_of(setting, claim)
        chances = model.weigh([features_of(setting, claim, option) for option in options])
        best = max(range(len(options)), key=lambda n: (chances[n], -n))
        chosen = options[best]
        by_side: dict[str, float] = {}
        for option, chance in zip(options, chances, strict=True):
            by_side[option.side] = by_side.get(option.side, 0.0) + chance
        rivals = [chance for side, chance in by_side.items() if side != chosen.side]
        margin = by_side[chosen.side] - max(rivals, default=0.0)
        out.append(_attribution(setting, claim, chosen, statuses, round(margin, 4)))
    return out


def setting_of(
    document: Document, candidates: Sequence[Place], quotations: Sequence[Quotation], finder: SideFinder, said: Discourse | None = None
) -> Setting:
    """All that options and features are made of."""
    return Setting(document, said or discourse(document, finder, claim_sentences(candidates)), tuple(quotations), tuple(candidates))


def claim_sentences(candidates: Sequence[Place]) -> frozenset[int]:
    """Indices of the sentences whose parse attribution looks at: those of the claims. Whoever spoke before is found by the words alone."""
    return frozenset(c.sentence for c in candidates)


def _attribution(setting: Setting, claim: Place, option: Option, statuses: Statuses, margin: float) -> Attribution:
    source = option.source
    status = statuses.status_of(claim, source)
    if source is None:
        return Attribution(None, "outlet", (), status, margin, option.kind)
    if source.kind == "hearsay":
        printed = None if source.weak or source.text.lower().startswith("it ") else source.text
        return Attribution(printed, option.side, (), status, margin, "hearsay")
    antecedent = setting.said.resolved[source].antecedent
    relay = source.relay or (antecedent.relay if antecedent is not None else ())
    outlet = setting.document.article.outlet.lower()
    relay = tuple(r for r in relay if r.lower() not in (outlet, f"the {outlet}") and outlet not in r.lower().split() or outlet == "unknown")
    return Attribution(setting.said.name_of(source) or None, option.side, relay, status, margin, f"{option.kind}:{source.kind}")
