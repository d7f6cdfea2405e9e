-- what does not hold: identities whose printed numbers do not meet, with the words that printed the checked one
select
    ledger.reconciliation_id,
    reports.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    ledger.report_id,
    reports.title_zh,
    ledger.identity,
    ledger.verdict,
    ledger.severity,
    ledger.description_zh,
    ledger.description_en,
    ledger.lhs,
    ledger.rhs,
    ledger.gap,
    ledger.tolerance,
    figures.printed_indicator,
    figures.printed_text,
    figures.year,
    figures.section_path,
    figures.page,
    figures.table_no,
    figures.sentence,
    ledger.figure_id
from {{ ref('fct_reconciliation').include(database=false) }} as ledger
inner join {{ ref('dim_report').include(database=false) }} as reports on ledger.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as areas on reports.area_code = areas.area_code
inner join {{ ref('fct_figure').include(database=false) }} as figures on ledger.figure_id = figures.figure_id
where ledger.verdict in ('mismatch', 'unit_slip')
