-- what does not hold: identities whose printed numbers do not meet and numbers that make no sense together, with the words that
-- printed the checked one
with findings as (

    select
        reconciliation_id,
        cast(null as bigint) as plausibility_id,
        report_id,
        identity,
        verdict,
        severity,
        description_zh,
        description_en,
        lhs,
        rhs,
        gap,
        tolerance,
        figure_id
    from {{ ref('fct_reconciliation').include(database=false) }}
    where verdict in ('mismatch', 'unit_slip')

    union all

    select
        cast(null as bigint) as reconciliation_id,
        plausibility_id,
        report_id,
        plausibility as identity,
        'implausible' as verdict,
        severity,
        description_zh,
        description_en,
        cast(null as decimal(24, 6)) as lhs,
        cast(null as decimal(24, 6)) as rhs,
        cast(null as decimal(24, 6)) as gap,
        cast(null as decimal(24, 6)) as tolerance,
        figure_id
    from {{ ref('fct_plausibility').include(database=false) }}
    where not is_plausible

)

select
    findings.reconciliation_id,
    findings.plausibility_id,
    reports.area_code,
    areas.name_zh as area_zh,
    areas.name_en as area_en,
    findings.report_id,
    reports.title_zh,
    findings.identity,
    findings.verdict,
    findings.severity,
    findings.description_zh,
    findings.description_en,
    findings.lhs,
    findings.rhs,
    findings.gap,
    findings.tolerance,
    figures.printed_indicator,
    figures.printed_text,
    figures.year,
    figures.section_path,
    figures.page,
    figures.table_no,
    figures.sentence,
    findings.figure_id,
    suspects.figure_id as suspect_figure_id,
    suspected.printed_text as suspect_text,
    suspects.suggested_value,
    suspects.suggested_text,
    suspects.slip,
    slips.name_zh as slip_zh,
    slips.name_en as slip_en
from findings
inner join {{ ref('dim_report').include(database=false) }} as reports on findings.report_id = reports.report_id
inner join {{ ref('dim_area').include(database=false) }} as areas on reports.area_code = areas.area_code
inner join {{ ref('fct_figure').include(database=false) }} as figures on findings.figure_id = figures.figure_id
left join {{ ref('fct_suspect').include(database=false) }} as suspects
    on findings.reconciliation_id = suspects.reconciliation_id and suspects.rank = 1
left join {{ ref('fct_figure').include(database=false) }} as suspected on suspects.figure_id = suspected.figure_id
left join {{ ref('slips').include(database=false) }} as slips on suspects.slip = slips.slip
