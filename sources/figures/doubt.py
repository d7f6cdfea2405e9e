"""How much of a reading says nothing: numbers without a name, and numbers that no attribute tells from another of another value.

Here belongs counting these two. Not here: how large a share of a report they may be, and what is done with one of which too much is
doubtful (``sources.reading``), and the same comparison over what the warehouse conforms (its ``one_key_several_values``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from sources.figures.naming.terms import PLACES_COUNTED
from sources.figures.words import listed, word
from sources.lexicon import Unit
from sources.model import Doubt, Figure, SetAside

UNNAMED = "unnamed"
_SAYS_NOTHING = listed("wording", "says_nothing")
_YEAR = word("numerals", "words", "year")
_SHORTEST = 2
_NAMED_VALUES = 4
_MOST_FAULTS = 3


@lru_cache(maxsize=8192)
def says_nothing(name: str) -> bool:
    """Whether a name measures nothing: empty, one character, punctuation and digits, or only words of amount (增速, 预计数)."""
    said = "".join(character for character in name if character.isalpha()).removeprefix(_YEAR)
    return (len(said) < _SHORTEST and said not in PLACES_COUNTED) or said in _SAYS_NOTHING


def doubts(figures: Sequence[Figure], set_aside: Iterable[SetAside], units: Mapping[str, Unit]) -> Doubt:
    """What is doubtful in a reading. The commonest faults come first, at most three."""
    unnamed = [numeral for numeral in set_aside if numeral.reason == UNNAMED]
    alike: dict[tuple[object, ...], list[tuple[Figure, Decimal, Decimal]]] = defaultdict(list)
    for figure in figures:
        if figure.printed_value:
            factor, base = _factor(figure.printed_unit, units)
            value = Decimal(figure.printed_value) * figure.sign * factor
            half = factor / (2 * 10 ** (figure.decimals or 0))
            alike[(*_key(figure), base)].append((figure, value, half))
    faults: Counter[str] = Counter()
    colliding = 0
    for group in alike.values():
        first, value, half = group[0]
        if any(abs(other - value) > half + other_half for _, other, other_half in group[1:]):
            colliding += len(group)
            values = "、".join(dict.fromkeys(figure.printed_text for figure, _, _ in group[:_NAMED_VALUES]))
            faults[f"“{first.printed_indicator}” {first.time_period} {first.scenario} is printed as {values}"] += len(
                group
            )
    for rule, count in Counter(numeral.rule for numeral in unnamed).items():
        example = next(numeral for numeral in unnamed if numeral.rule == rule)
        faults[f"{count} numbers have no name, as “{example.printed_text}” in “{example.sentence[:40]}”"] += count
    commonest = tuple(fault for fault, _ in faults.most_common(_MOST_FAULTS))
    return Doubt(len(figures), len(unnamed), colliding, commonest)


def _key(figure: Figure) -> tuple[object, ...]:
    return (
        "".join(figure.printed_indicator.split()),
        figure.time_period,
        figure.scenario,
        figure.kind,
        figure.zone_id,
        figure.industry_id,
        figure.area_code,
        figure.scope_id,
        figure.change_basis,
        figure.reference_area_code,
        figure.price_basis,
        figure.qualifier,
        figure.rank_among,
    )


def _factor(symbol: str, units: Mapping[str, Unit]) -> tuple[Decimal, str]:
    unit = units.get(symbol)
    return (Decimal(unit.factor), unit.base_unit_id) if unit else (Decimal(1), symbol)
