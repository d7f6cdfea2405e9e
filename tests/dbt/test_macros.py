"""The verdicts of the SQL macros against exact rational arithmetic, on numbers as reports print them.

Each macro is rendered once and run in DuckDB on a batch of generated rows; ``tests.seeded_errors.arithmetic`` knows nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from tests.seeded_errors import arithmetic
from tests.seeded_errors.arithmetic import Printed

MACROS = Path(__file__).resolve().parents[2] / "dbt_project" / "macros"
FILES = ("arrays", "numbers", "verdict", "intervals", "pairs", "powers_of_ten", "sums")
# a batch is a query: making a failing one smaller would take longer than reading it
BATCH = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def render() -> Any:
    """A function from a call of a macro to its SQL."""
    macros = "".join((MACROS / f"{name}.sql").read_text(encoding="utf-8") for name in FILES)
    environment = Environment(extensions=["jinja2.ext.do"])

    def dispatch(name: str, package: str) -> Any:
        """The macro of DuckDB, as dbt chooses it."""
        assert package == "planhouse"
        return getattr(environment.from_string(macros).module, f"default__{name}")

    environment.globals["adapter"] = SimpleNamespace(dispatch=dispatch)

    def sql(call: str) -> str:
        return environment.from_string(macros + "{{ " + call + " }}").render().strip()

    return sql


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


@st.composite
def printed(draw: st.DrawFn, low: int = 0, high: int = 10**7) -> str:
    """A decimal literal of up to four decimals; round and small numbers come often."""
    decimals = draw(st.integers(0, 4))
    number = draw(st.one_of(st.integers(low, high), st.integers(low, max(low, 200))))
    return f"{Decimal(number).scaleb(-decimals):f}"


def number(literal: str) -> Printed:
    return Printed.parse(literal.lstrip("-"), -1 if literal.startswith("-") else 1)


@st.composite
def near(draw: st.DrawFn, value: Fraction) -> str:
    """A literal at or beside a value: rounded, cut, one step off, or moved by a power of ten."""
    decimals = draw(st.integers(0, 4))
    moved = value * Fraction(10) ** draw(st.sampled_from((0, 0, 0, 0, -1, 1, 4, 8)))
    steps = int(moved * 10**decimals) + draw(st.sampled_from((0, 0, 1, 2, -1, 5)))
    return f"{Decimal(min(max(steps, 0), 10 ** (12 + decimals))).scaleb(-decimals):f}"


def half_width_of(literal: str) -> str:
    return f"{Decimal(5).scaleb(-len(literal.partition('.')[2]) - 1):f}"


def typed(literal: str) -> str:
    return f"cast({literal} as decimal(19, 5))"


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    values = ", ".join(f"({at}, {', '.join(map(typed, row))})" for at, row in enumerate(rows))
    return f"(values {values}) as numbers (row_no, {', '.join(columns)})"


def with_half_widths(literals: Sequence[str]) -> list[str]:
    return [each for literal in literals for each in (literal, half_width_of(literal))]


pairs = st.tuples(printed(), printed()).flatmap(
    lambda two: st.one_of(st.just(two), st.tuples(st.just(two[0]), near(Fraction(two[0]))))
)


@BATCH
@given(st.lists(pairs, min_size=1, max_size=40))
def test_two_statements(render: Any, con: duckdb.DuckDBPyConnection, rows: list[tuple[str, str]]) -> None:
    numbers = table(["a", "ha", "b", "hb"], [with_half_widths(row) for row in rows])
    verdict = render("pair_verdict('a', 'ha', 'b', 'hb')")
    found = [row[0] for row in con.execute(f"select {verdict} from {numbers} order by row_no").fetchall()]
    assert found == [arithmetic.pair(number(a), number(b)) for a, b in rows]


@st.composite
def share_terms(draw: st.DrawFn) -> tuple[str, str, str, str]:
    part, whole, per = draw(printed(1)), draw(printed(1)), draw(st.one_of(st.just("100"), printed(1, 1000)))
    exact = Fraction(part) * Fraction(per) / Fraction(whole)
    return part, whole, draw(st.one_of(near(exact), printed(0, 1000))), per


def share_verdicts(
    render: Any, con: duckdb.DuckDBPyConnection, rows: list[tuple[str, str, str, str]]
) -> tuple[list[str], list[str]]:
    columns = ["part", "part_half", "whole", "whole_half", "share", "share_half", "per", "per_half"]
    numbers = table(columns, [with_half_widths(row) for row in rows])
    terms = "'share', 'share_half', 'whole', 'whole_half', 'part', 'part_half', 'per', 'per_half'"
    meets = ", ".join(f"{macro}({terms})" for macro in ("interval_product_meets", "cut_product_meets"))
    sides = ("'share', 'share_half', 'whole', 'whole_half'", "'part', 'part_half', 'per', 'per_half'")
    ends = ", ".join(f"{macro}({side})" for side in sides for macro in ("least_product", "most_product"))
    calls = f"{meets}, product_slips({ends})"
    verdict = render(f"verdict('share * whole = part * per', {calls})")
    found = [row[0] for row in con.execute(f"select {verdict} from {numbers} order by row_no").fetchall()]
    expected = [
        arithmetic.share(number(part), number(whole), number(share), number(per)) for part, whole, share, per in rows
    ]
    return found, expected


@BATCH
@given(st.lists(share_terms(), min_size=1, max_size=30))
def test_shares(render: Any, con: duckdb.DuckDBPyConnection, rows: list[tuple[str, str, str, str]]) -> None:
    found, expected = share_verdicts(render, con, rows)
    assert found == expected


@st.composite
def sum_terms(draw: st.DrawFn) -> tuple[list[str], str]:
    parts = draw(st.lists(printed(), min_size=2, max_size=6))
    if draw(st.booleans()):
        parts[0] = f"-{parts[0]}" if Fraction(parts[0]) else parts[0]
    exact = sum(map(Fraction, parts), Fraction(0))
    return parts, draw(near(exact) if exact >= 0 else printed())


def sum_verdicts(render: Any, con: duckdb.DuckDBPyConnection, rows: list[tuple[list[str], str]]) -> list[str]:
    parts = table(
        ["total_id", "value", "half_width"],
        [(str(at), part, half_width_of(part.lstrip("-"))) for at, (values, _) in enumerate(rows) for part in values],
    )
    totals = table(
        ["anchor_id", "rhs", "rhs_half_width"],
        [(str(at), total, half_width_of(total)) for at, (_, total) in enumerate(rows)],
    )
    found = con.execute(
        f"""with parts as (select * from {parts}),
        judged as (
            select anchor_id, sum(value) as lhs, any_value(rhs) as rhs, sum(value) - any_value(rhs) as gap,
                sum(half_width) + any_value(rhs_half_width) as tolerance,
                sum(half_width) as lhs_half_width, any_value(rhs_half_width) as rhs_half_width
            from (select * from {totals}) as totals inner join parts on anchor_id = total_id group by anchor_id
        ),
        slips as ({render("slipped_sums('judged', 'parts')")})
        select {render("sum_verdict('judged', 'slips')")}
        from judged left join slips on judged.anchor_id = slips.anchor_id order by judged.anchor_id"""
    ).fetchall()
    return [row[0] for row in found]


@BATCH
@given(st.lists(sum_terms(), min_size=1, max_size=20))
def test_sums(render: Any, con: duckdb.DuckDBPyConnection, rows: list[tuple[list[str], str]]) -> None:
    assert sum_verdicts(render, con, rows) == [
        arithmetic.total([number(part) for part in values], number(total)) for values, total in rows
    ]


@pytest.mark.parametrize(
    ("part", "whole", "share", "verdict"),
    [
        ("50.05", "100.00", "50.0", "within_rounding"),
        ("50.0575", "100.0000", "50.0", "truncated"),
        ("49.95", "100", "50.0", "within_rounding"),
        ("49.90", "100.00", "50.0", "mismatch"),
        ("0.00", "100.00", "0.0", "exact"),
        ("847.50", "847.50", "100", "exact"),
        ("84750000000", "847.50", "100.0", "unit_slip"),
    ],
)
def test_shares_at_their_edges(
    render: Any, con: duckdb.DuckDBPyConnection, part: str, whole: str, share: str, verdict: str
) -> None:
    assert share_verdicts(render, con, [(part, whole, share, "100.0000")]) == ([verdict], [verdict])


@pytest.mark.parametrize(
    ("decimals", "half"), [("0", "0.5"), ("1", "0.05"), ("4", "0.00005"), ("null", "0"), ("6", "0")]
)
def test_half_widths(render: Any, con: duckdb.DuckDBPyConnection, decimals: str, half: str) -> None:
    assert con.execute(f"select {render(f'half_width({decimals!r})')}").fetchone() == (Decimal(half),)


@pytest.mark.parametrize(
    ("parts", "total", "verdict"),
    [
        # a part out by a power of ten, either way, and the total
        (["30.0", "200.0"], "32.0", "unit_slip"),
        (["3.0", "2.0"], "32.0", "unit_slip"),
        (["3.0", "2.0"], "500.0", "unit_slip"),
        # moved to next to nothing, the part would be left out: a part too many is no slip
        (["3.0", "2.0", "100.0"], "5.0", "mismatch"),
        (["3.0", "2.0", "40000"], "5.0", "mismatch"),
        (["3.0", "2.0", "0.9"], "5.0", "mismatch"),
        # as long as something is left of it that rounding cannot hide, it is there
        (["3.0", "2.0", "30.0"], "5.3", "unit_slip"),
        # and what no power of ten explains is none
        (["3.0", "2.0"], "6.5", "mismatch"),
        (["3.0", "-2.0"], "10.0", "unit_slip"),
    ],
)
def test_a_slip_of_a_sum_must_be_plausible(
    render: Any, con: duckdb.DuckDBPyConnection, parts: list[str], total: str, verdict: str
) -> None:
    assert sum_verdicts(render, con, [(parts, total)]) == [verdict]
    assert arithmetic.total([number(part) for part in parts], number(total)) == verdict
