"""The observations as SDMX-CSV 2.0 with their data structure definition in SDMX-JSON 2.0.

Here belongs translating the warehouse into SDMX. Components and fixed codes are data, in ``sdmx.toml`` beside this module. A
code list that comes from a table holds the codes that are used: a file of one district does not carry the whole country.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from presentation.exports.tables import CSV, among, literal, printed_number

_SCALE = 6


def _code(column: str) -> str:
    """The SQL of an id as SDMX allows it: ASCII letters, digits, _, @, $ and -; another one is known by its hash."""
    return f"case when regexp_full_match({column}, '[A-Za-z0-9_@$-]+') then {column} else 'X_' || left(md5({column}), 12) end"


def _months(period: str) -> str:
    """The SQL of how many months a period has that is no range (2025, 2025-S1, 2025-Q3, 2025-M05)."""
    return f"case substr({period}, 6, 1) when 'M' then 1 when 'Q' then 3 when 'S' then 6 else 12 end"


def _first_month(period: str) -> str:
    """The SQL of the month that such a period begins with, counted from the year 0."""
    number = f"coalesce(try_cast(substr({period}, 7) as integer), 1)"
    return f"12 * try_cast(left({period}, 4) as integer) + ({number} - 1) * {_months(period)}"


# the periods of the observations, each with its frequency and its words in SDMX. A range names its first and its last period, as in
# 2025-M01/2025-M05 and 2021/2025: in SDMX it is its first day and its duration. Of several years or months together CL_FREQ has
# some frequencies; every other length is its "other". Step by step: one expression of it all is planned for longer than it runs
_PERIODS = f"""(
    select
        time_period,
        case when not is_range then time_period
            else format('{{:04d}}-{{:02d}}-01/P', first_month // 12, first_month % 12 + 1)
            || case when are_years then length // 12 || 'Y' else length || 'M' end
        end as written,
        case when not is_range then case when length(time_period) = 4 then 'A' else substr(time_period, 6, 1) end
            when are_years and length // 12 in (2, 3, 4, 5, 10, 20, 30) then 'A' || length // 12
            when not are_years and length = 2 then 'M2'
            else '_O'
        end as frequency
    from (
        select *, next_month - first_month as length
        from (
            select *, {_first_month("first")} as first_month, {_first_month("last")} + {_months("last")} as next_month
            from (
                select
                    time_period,
                    contains(time_period, '/') as is_range,
                    length(time_period) = 9 as are_years,
                    split_part(time_period, '/', 1) as first,
                    split_part(time_period, '/', -1) as last
                from (select distinct time_period from marts.fct_indicator)
            )
        )
    )
)"""

# each component that has a code list: the column of the observations that decides its code, and the code in SQL, before one that SDMX
# does not allow is exchanged; a unit with 万 or 亿 is a multiple of the one without
_CODED = {
    "FREQ": ("time_period", "p.frequency"),
    "REF_AREA": ("area_code", "o.area_code"),
    "REPORT": ("report_id", "o.report_id"),
    "INDICATOR": ("indicator_id", "o.indicator_id"),
    "SCENARIO": ("scenario", "o.scenario"),
    "KIND": ("kind", "o.kind"),
    "ZONE": ("zone_id", "o.zone_id"),
    "INDUSTRY": ("industry_id", "o.industry_id"),
    "SCOPE": ("scope_id", "o.scope_id"),
    "CHANGE_BASIS": ("change_basis", "coalesce(o.change_basis, '_Z')"),
    "COUNTERPART_AREA": ("reference_area_code", "coalesce(o.reference_area_code, '_Z')"),
    "PRICES": (
        "price_basis",
        "coalesce(case o.price_basis when 'constant' then 'Q' when 'current' then 'V' else o.price_basis end, '_X')",
    ),
    "QUALIFIER": ("qualifier", "coalesce(o.qualifier, '_Z')"),
    "RANK_AMONG": ("rank_among", "coalesce(o.rank_among, '_Z')"),
    "OBS_STATUS": ("status", "o.status"),
    "UNIT_MEASURE": ("unit_id", "coalesce(u.one_unit_id, u.unit_id, '_Z')"),
    "UNIT_MULT": ("unit_id", "coalesce(case when u.one_unit_id is not null then u.unit_mult end, 0)"),
    "DECIMALS": ("decimals", "o.decimals"),
    "COMPARATOR": ("comparator", "o.comparator"),
    "WHOLE": ("whole_of_indicator_id", "o.whole_of_indicator_id"),
}
# what else a code is looked up in, by that column
_LOOKUPS = {
    "time_period": f"inner join {_PERIODS} as p on o.time_period = p.time_period",
    "unit_id": """left join (
        select
            units.unit_id,
            units.unit_mult,
            case when units.unit_mult = 0 then units.unit_id else (
                select min(one.unit_id) from marts.dim_unit as one
                where one.unit_mult = 0 and one.base_unit_id = units.base_unit_id
                and one.classifier_zh is not distinct from units.classifier_zh
                and one.factor * cast(power(10, units.unit_mult) as decimal(18, 0)) = units.factor
            ) end as one_unit_id
        from marts.dim_unit as units
    ) as u on o.unit_id = u.unit_id""",
}
_VALUES = {
    "TIME_PERIOD": "p.written",
    "OBS_VALUE": printed_number("o.value", _SCALE, "o.decimals"),
    "OBS_VALUE_HIGH": printed_number("o.value_high", _SCALE, "o.decimals"),
    "VALUES_PRINTED": "o.values_printed",
    "COMMENT_OBS": "o.note",
    "FIGURE": "o.figure_id",
    "CONFIDENCE": "cast(f.confidence as varchar)",
}
_FROM = f"marts.fct_indicator as o {' '.join(_LOOKUPS.values())} left join marts.fct_figure as f on o.figure_id = f.figure_id"


def write_sdmx(con: duckdb.DuckDBPyConnection, folder: Path, reports: Sequence[str] | None = None) -> None:
    """Write ``structure.json`` and ``observations.csv`` from an open warehouse, of some reports only if these are named.

    Raises ValueError when the data have a code that its list lacks, pysdmx.errors.Invalid when the structure is none.
    """
    con.execute(f"copy ({observations(reports)}) to {literal(str(folder / 'observations.csv'))} ({CSV})")
    write_structure(con, folder, reports)


def observations(reports: Sequence[str] | None = None, also: str = "") -> str:
    """The query that gives the rows of ``observations.csv`` in their order.

    ``also`` names a further column to take along, which has the code of the area whose report prints the value: mostly, but not
    always, that of ``REF_AREA``. Who takes it cuts the rows by it and puts each part into order: they have none then.
    """
    design = _design()
    names = [component["id"] for component in design["component"]]
    components = [
        f"{_coded(component) if 'codelist' in component else _VALUES[component['id']]} as {component['id']}"
        for component in design["component"]
    ]
    flow = design["dataflow"]
    reference = f"{flow['agency']}:{flow['id']}({flow['version']})"
    taken, source = list(names), _FROM
    if also:
        taken.append(also)
        components.append(f"r.area_code as {also}")
        source += " inner join marts.dim_report as r on o.report_id = r.report_id"
    order = "" if also else f" order by {', '.join(dimensions())}"
    return (
        f"select 'dataflow' as STRUCTURE, '{reference}' as STRUCTURE_ID, 'I' as ACTION, {', '.join(taken)} "
        f"from (select {', '.join(components)} from {source}{_where(reports)}){order}"
    )


def dimensions() -> list[str]:
    """The columns of ``observations`` that say which one a row is: no two rows agree in all of them."""
    return [component["id"] for component in _design()["component"] if component["role"] == "D"]


def write_structure(con: duckdb.DuckDBPyConnection, folder: Path, reports: Sequence[str] | None = None) -> None:
    """Write ``structure.json``: the components and the codes that the observations take, of some reports if these are named.

    Raises ValueError when the data have a code that its list lacks, pysdmx.errors.Invalid when the structure is none.
    """
    design = _design()
    codes = {name: _codes(con, design, name, reports) for name in design["codelist"]}
    newest = con.execute(f"select max(presented_on) from marts.dim_report as o{_where(reports)}").fetchone()
    day = newest[0] if newest and newest[0] else datetime(1980, 1, 1).date()
    (folder / "structure.json").write_text(
        _structure(design, codes, datetime.combine(day, time(), UTC)) + "\n", encoding="utf-8"
    )


def _where(reports: Sequence[str] | None) -> str:
    return "" if reports is None else f" where {among('o.report_id', reports)}"


def _coded(component: Mapping[str, Any]) -> str:
    """The SQL of the code of a component. Fixed codes are what SDMX allows; ids of a table need not be."""
    _, raw = _CODED[component["id"]]
    return _code(raw) if "table" in _design()["codelist"][component["codelist"]] else raw


@cache
def _design() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("sdmx.toml").read_text(encoding="utf-8"))


def _codes(
    con: duckdb.DuckDBPyConnection, design: Mapping[str, Any], codelist: str, reports: Sequence[str] | None
) -> dict[str, str]:
    """The codes of a list with their names: the fixed ones, or of a table those that the data take in any component."""
    names: dict[str, str] = dict(design["codelist"][codelist].get("codes", {}))
    if table := design["codelist"][codelist].get("table"):
        english = f"coalesce(' ' || {table['en']}, '')" if "en" in table else "''"
        words = f"coalesce({table['zh']}, '') || {english}"
        columns = ", ".join(sorted({table[name] for name in ("id", "zh", "en") if name in table}))
        # of a table of facts these are a few words, many times
        rows = f"(select distinct {columns} from marts.{table['name']} where {table['id']} is not null)"
        query = f"select {_code(table['id'])}, {words} from {rows}"
        names |= dict(con.execute(query).fetchall())
    used: set[str] = set()
    for component in design["component"]:
        if component.get("codelist") != codelist:
            continue
        column, raw = _CODED[component["id"]]
        # the few different ids first: an id is looked up and matched once, not once an observation
        ids = f"select distinct {column} from marts.fct_indicator as o{_where(reports)}"
        distinct = f"select distinct cast({raw} as varchar) as code from ({ids}) as o {_LOOKUPS.get(column, '')}"
        code = _code("code") if table else "code"
        used.update(
            each for (each,) in con.execute(f"select {code} from ({distinct}) where code is not null").fetchall()
        )
    if missing := sorted(used.difference(names)):
        raise ValueError(f"{codelist} in sdmx.toml lacks the codes {missing} that the data have")
    if not table:
        return names
    return {code: names[code].strip() for code in sorted(used)}


def _structure(design: Mapping[str, Any], codes: Mapping[str, Mapping[str, str]], prepared: datetime) -> str:
    # imported late: nothing else of the package needs the library
    from pysdmx.io import write_sdmx as serialise
    from pysdmx.io.format import Format
    from pysdmx.model import (
        Code,
        Codelist,
        Component,
        Components,
        Concept,
        ConceptScheme,
        Dataflow,
        DataStructureDefinition,
        DataType,
        ItemReference,
        Organisation,
        Role,
    )
    from pysdmx.model.message import Header

    flow = design["dataflow"]
    own = {"agency": flow["agency"], "version": flow["version"]}
    scheme = ConceptScheme(
        id="CS_PLANHOUSE",
        name="概念 Concepts",
        items=[Concept(component["id"], name=component["name"]) for component in design["component"]],
        **own,
    )
    lists = {
        name: Codelist(
            id=name,
            name=design["codelist"][name]["name"],
            items=[Code(code, name=words or code) for code, words in found.items()],
            **own,
        )
        for name, found in codes.items()
    }
    structure = DataStructureDefinition(
        id=f"DSD_{flow['id']}",
        name=flow["name"],
        components=Components(
            [
                Component(
                    id=component["id"],
                    required=component.get("required", component["role"] == "D"),
                    role=Role(component["role"]),
                    concept=ItemReference("Concept", flow["agency"], scheme.id, flow["version"], component["id"]),
                    local_dtype=DataType(component["type"]) if "type" in component else None,
                    local_enum_ref=_urn(lists[component["codelist"]].short_urn) if "codelist" in component else None,
                    attachment_level="O" if component["role"] == "A" else None,
                )
                for component in design["component"]
            ]
        ),
        **own,
    )
    dataflow = Dataflow(
        id=flow["id"],
        name=flow["name"],
        structure=f"urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={flow['agency']}:{structure.id}({flow['version']})",
        **own,
    )
    header = Header(id="PLANHOUSE", prepared=prepared, sender=Organisation(id=flow["agency"]))
    text = serialise([scheme, *lists.values(), structure, dataflow], Format.STRUCTURE_SDMX_JSON_2_0_0, header=header)
    message = json.loads(str(text))
    for each in message["data"]["dataStructures"]:
        # the library writes an empty list where there is no group; the schema of SDMX-JSON wants none
        if not each["dataStructureComponents"].get("groups", True):
            del each["dataStructureComponents"]["groups"]
    return json.dumps(message, ensure_ascii=False, indent=2)


def _urn(short: str) -> str:
    return f"urn:sdmx:org.sdmx.infomodel.codelist.{short}"
