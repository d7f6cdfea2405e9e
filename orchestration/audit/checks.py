"""What valid means: the checks on the ledger and on a build as a whole, as data.

Here belong the ledger, plausibility, coverage, and what only a look at a whole build can say, each check with its name, table,
severity and words. Not here: keys, grain, ranges and contracts of single tables. These are dbt's tests, beside the models, and
nothing is tested twice. A check is either a query for rows that must not be there or one of Great Expectations' own expectations.
Imports nothing of Great Expectations, which takes seconds: ``orchestration.audit.run`` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

ERROR = "error"
WARN = "warn"

AFFECTED_ROWS = "select * from marts.{table} where report_id in (select report_id from raw.affected_reports)"
"""The rows of a table that a build could have changed; what it did not touch was audited when it was modelled."""
# problems of a reading that are a correction's, not the document's
_CORRECTIONS = "('correction_lapsed', 'corrected_twice')"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of one table in schema marts.

    ``expectation`` names a class of ``great_expectations.expectations`` with ``arguments``; or ``bad_rows`` is a query, with ``{batch}`` for the
    table, for rows that must not be there. ``concern`` is the suite: structure, ledger, plausibility, coverage. An ``error`` blocks
    publishing, a ``warn`` does not. A check ``of_affected`` looks at the reports that the build affects, where that proves the same; what
    a person must go on seeing is looked for in the whole table. ``description`` says what should be, ``broken`` what is wrong otherwise.
    """

    name: str
    table: str
    concern: str
    severity: str
    description: str
    expectation: str = "UnexpectedRowsExpectation"
    arguments: dict[str, Any] = field(default_factory=dict)
    bad_rows: str = ""
    of_affected: bool = False
    broken: str = ""

    @property
    def wrong(self) -> str:
        """What is wrong when it does not pass."""
        return self.broken or f"This does not hold: {self.description}"

    @property
    def query(self) -> str:
        """Its query for bad rows, as it stands on the database itself."""
        batch = AFFECTED_ROWS.format(table=self.table) if self.of_affected else f"select * from marts.{self.table}"
        return self.bad_rows.replace("{batch}", f"({batch})")

    @property
    def suite(self) -> str:
        """The suite that it is in."""
        return f"{self.concern}: {self.table}" + (", affected reports" if self.of_affected else "")


def _not_empty(table: str, severity: str = ERROR) -> Check:
    return Check(
        f"{table}_has_rows",
        table,
        "structure",
        severity,
        f"{table} has rows: a check that saw none has checked nothing. 表不为空。",
        "ExpectTableRowCountToBeBetween",
        {"min_value": 1},
        broken=f"{table} is empty. 表为空。",
    )


# numbers as text: Great Expectations takes milliseconds over each DECIMAL that it is shown
_FINDING = (
    "report_id, identity, table_no, description_zh, "
    + ", ".join(f"cast({name} as varchar) as {name}" for name in ("lhs", "rhs", "gap", "tolerance"))
    + ", verdict, suspect, meant"
)
# which number is likely wrong, and what was probably meant
_WITH_SUSPECT = (
    "left join (select s.reconciliation_id as of_identity, f.printed_text as suspect, s.suggested_text as meant "
    "from marts.fct_suspect as s join marts.fct_figure as f using (figure_id) where s.rank = 1) "
    "on reconciliation_id = of_identity"
)

CHECKS: tuple[Check, ...] = (
    _not_empty("fct_target_attainment", WARN),
    _not_empty("fct_tax_by_industry", WARN),
    _not_empty("fct_tax_by_zone", WARN),
    _not_empty("fct_reconciliation"),
    Check(
        "every_report_has_figures",
        "dim_report",
        "structure",
        ERROR,
        "Every report has figures in fct_figure, as many as were read. 每份报告的数字一个不少。",
        bad_rows=(
            "select r.report_id, r.figure_count, count(f.figure_id) as figures_found from {batch} as r "
            "left join marts.fct_figure as f using (report_id) group by all having r.figure_count <> count(f.figure_id)"
        ),
        broken="Reports lack figures that were read from them. 有报告缺少已读出的数字。",
    ),
    Check(
        "no_digit_is_lost",
        "dim_report",
        "coverage",
        ERROR,
        "Every digit of a report is in one figure or in one numeral set aside with its reason. 报告中的每个数字字符都有去处。",
        bad_rows=(
            "select report_id, digit_count, digits_in_figures, digits_set_aside from {batch} "
            "where digit_count <> digits_in_figures + digits_set_aside"
        ),
        broken="Digits of reports are in no figure and in no numeral set aside. 有数字字符未读出也未列为搁置。",
    ),
    Check(
        "cells_are_numbers",
        "fct_figure",
        "structure",
        ERROR,
        "No cell holds words where its column holds numbers. 数字列中没有非数字。",
        bad_rows="select report_id, table_no, row_no, column_no, printed_text, message from raw.problems where severity = 'error' "
        f"and problem not in {_CORRECTIONS} and report_id in (select report_id from {{batch}})",
        broken="Cells hold words where their column holds numbers. 数字列中有非数字。",
    ),
    Check(
        "corrections_hold",
        "fct_figure",
        "structure",
        ERROR,
        "Every correction means one figure, and each figure has one at most. 每条更正对应一个所印数字，每个数字至多一条更正。",
        bad_rows="select report_id, printed_text, message from raw.problems where severity = 'error' "
        f"and problem in {_CORRECTIONS} and report_id in (select report_id from {{batch}})",
        broken="Corrections do not fit what the report prints. 更正与所印内容不符。",
    ),
    Check(
        "confirmations_hold",
        "fct_figure",
        "structure",
        WARN,
        "What a person confirmed is printed as it was then. 经人工认可的数字所印未变。",
        bad_rows="select report_id, printed_text, message from raw.problems where severity = 'warn' "
        f"and problem in {_CORRECTIONS} and report_id in (select report_id from {{batch}})",
        broken="Figures that a person confirmed are printed otherwise now: look again. 经人工认可的数字所印已变，请重新核读。",
    ),
    Check(
        "tables_have_headers",
        "fct_figure",
        "structure",
        WARN,
        "Every table with figures has a header. 有数字的表都有表头。",
        bad_rows="select report_id, table_no, message from raw.problems where problem = 'headless_table' and report_id in (select report_id from {batch})",
        broken="Tables with figures have no header. 有数字的表没有表头。",
    ),
    Check(
        "numbers_make_sense",
        "fct_plausibility",
        "plausibility",
        WARN,
        "What a sentence or a table says makes sense together: no part above its whole, no share above 100 %, no two rows swapped. "
        "句子和表格所说的数字讲得通。",
        bad_rows=(
            "select report_id, plausibility, table_no, description_zh, printed_text, beside_text from {batch} "
            "where not is_plausible and severity = 'warn'"
        ),
        broken="Numbers of one sentence or table make no sense together. 句子或表格中的数字自相矛盾。",
    ),
    Check(
        "years_are_those_of_the_catalogue",
        "dim_report",
        "plausibility",
        WARN,
        "The years of a report's title and headings are those that the catalogue gives it. 标题所称年份与目录一致。",
        bad_rows=(
            "select report_id, execution_year, plan_year, printed_text, message from raw.problems join {batch} using (report_id) "
            "where problem = 'other_year'"
        ),
        broken="The years of a report's title or headings are not those that the catalogue gives it. 标题所称年份与目录不一致。",
    ),
    Check(
        "figures_slice_their_text",
        "fct_figure",
        "structure",
        ERROR,
        "Every figure is where its place says: the block's text between char_start and char_end is what was printed. 每个数字都能在原文中定位。",
        bad_rows=(
            "select f.report_id, f.ordinal, f.printed_text, substr(b.text, f.char_start + 1, f.char_end - f.char_start) as found "
            "from {batch} as f left join raw.blocks as b using (report_id, block_no) "
            "where substr(b.text, f.char_start + 1, f.char_end - f.char_start) is distinct from f.printed_text"
        ),
        of_affected=True,
        broken="Figures are not where their place says. 有数字不能在原文中定位。",
    ),
    Check(
        "totals_and_shares_reconcile",
        "fct_reconciliation",
        "ledger",
        ERROR,
        "Totals, shares and restatements within a table hold within what their printed decimals allow. 表内合计、占比与重述在所印小数位数允许的误差内成立。",
        bad_rows=f"select {_FINDING} from {{batch}} as ledger {_WITH_SUSPECT} "
        "where severity = 'error' and verdict in ('mismatch', 'unit_slip')",
        broken="Totals, shares or restatements within a table do not hold. 表内合计、占比或重述不成立。",
    ),
    Check(
        "text_agrees",
        "fct_reconciliation",
        "ledger",
        WARN,
        "What the text states agrees with the tables and with itself. 正文所述与表格及前后文一致。",
        bad_rows=f"select {_FINDING} from {{batch}} as ledger {_WITH_SUSPECT} "
        "where severity = 'warn' and verdict in ('mismatch', 'unit_slip')",
        broken="What the text states does not agree with the tables or with itself. 正文所述与表格或前后文不一致。",
    ),
    Check(
        "figure_counts_as_expected",
        "fct_figure",
        "coverage",
        WARN,
        "As many figures were read from each table as are known to stand in it (expected_counts.csv). 各表读出的数字个数与已知个数一致。",
        bad_rows=(
            "select e.report_id, e.table_no, e.figures as expected, count(f.figure_id) as found from vocabulary.expected_counts as e "
            "join marts.dim_report as r using (report_id) "
            "left join {batch} as f on e.report_id = f.report_id and e.table_no = coalesce(f.table_no, 0) "
            "group by e.report_id, e.table_no, e.figures having e.figures <> count(f.figure_id)"
        ),
        broken="Tables gave more or fewer figures than are known to stand in them (expected_counts.csv). 有表读出的数字个数与已知个数不符。",
    ),
    Check(
        "sources_name_their_originals",
        "dim_report",
        "structure",
        WARN,
        "A digest or an excerpt (in words of our own, figures as printed) names the original: its hash or the page that has it. "
        "摘要和节选（文字另写，数字照印）都注明所据的原文。",
        bad_rows=(
            "select report_id, source_kind, source_file from {batch} "
            "where source_kind <> 'original' and original_sha256 is null and publisher_page is null"
        ),
        broken="Digests or excerpts do not name their originals. 有摘要或节选没有注明原文。",
    ),
    Check(
        "nothing_is_set_aside",
        "dim_report",
        "coverage",
        WARN,
        "No document is set aside (meta.quarantine). 没有被隔离的文件。",
        bad_rows=(
            "select report_id, source_file, cause, reason, place, advice, is_published from meta.quarantine "
            "where (select count(*) from {batch}) > 0"
        ),
        broken="Documents are set aside. 有文件被隔离。",
    ),
    Check(
        "numbers_are_classed",
        "fct_figure",
        "coverage",
        WARN,
        "Every number that may be a statistic could be classed, and has no more digits than can be computed with (raw.set_aside). "
        "没有未能归类或位数过多的数字。",
        bad_rows=(
            "select report_id, printed_text, sentence from raw.set_aside where reason in ('unclassed', 'out_of_range') "
            "and report_id in (select report_id from {batch})"
        ),
        broken="Numbers that may be a statistic could not be classed, or have too many digits. 有未能归类或位数过多的数字。",
    ),
    Check(
        "checks_touch_every_report",
        "rpt_check_coverage",
        "coverage",
        WARN,
        "Some identity touches at least a tenth of the figures of every report. 每份报告至少一成数字有勾稽关系核对。",
        bad_rows=(
            "select report_id, sum(figures) as figures, sum(figures_touched) as touched from {batch} group by report_id "
            "having sum(figures_touched) * 10 < sum(figures)"
        ),
        broken="Identities touch less than a tenth of the figures of a report. 有报告不足一成数字有勾稽关系核对。",
    ),
    Check(
        "tax_tables_print_their_total",
        "fct_tax_by_industry",
        "coverage",
        WARN,
        "A table of tax by industry prints its total; without one nothing checks the parts. 分产业税收表应有合计。",
        bad_rows=(
            "select t.report_id, t.year, f.table_no, count(*) as industries from {batch} as t "
            "join marts.fct_figure as f on t.tax_revenue_figure_id = f.figure_id where f.table_no is not null group by all having count(*) >= 3 "
            "and not bool_or(t.industry_id in (select parent_industry_id from marts.dim_industry where parent_industry_id <> 'all') "
            "or t.industry_id like '%合计')"
        ),
        broken="A table of tax by industry prints no total: nothing checks its parts. 有分产业税收表没有合计。",
    ),
    Check(
        "zone_tables_print_their_total",
        "fct_tax_by_zone",
        "coverage",
        WARN,
        "A table of tax by zone prints its total; without one nothing checks the parts. 分功能区税收表应有合计。",
        bad_rows=(
            "select t.report_id, t.year, f.table_no, count(*) as zones from {batch} as t "
            "join marts.fct_figure as f on t.tax_revenue_figure_id = f.figure_id where f.table_no is not null group by all having count(*) >= 2 "
            "and not bool_or(t.zone_id in (select zone_id from marts.dim_zone where zone_type = 'total'))"
        ),
        broken="A table of tax by zone prints no total: nothing checks its parts. 有分功能区税收表没有合计。",
    ),
)
