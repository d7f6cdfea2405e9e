{{ by_report() }}
-- a report, where it comes from, and how good what was read of it is: the rule of the grade stands in docs/confidence.md
with figures as (

    select
        report_id,
        {{ ratio('sum(confidence)', 'count(*)') }} as mean_confidence,
        count(case when confidence < 0.9 and reviewed_by is null then 1 end) as doubtful_count,
        count(case when reviewed_by is not null then 1 end) as reviewed_count
    from {{ ref('fct_figure') }}
    where report_id in (select report_id from {{ ref('int_reports') }})
    group by report_id

),

identities as (

    select
        report_id,
        count(case when verdict not in ('mismatch', 'unit_slip') then 1 end) as held,
        count(case when verdict in ('mismatch', 'unit_slip') and accepted_reason is null then 1 end) as broken
    from {{ ref('fct_reconciliation') }}
    where report_id in (select report_id from {{ ref('int_reports') }})
    group by report_id

),

plausible as (

    select
        report_id,
        count(case when is_plausible then 1 end) as held,
        count(case when not is_plausible then 1 end) as broken
    from {{ ref('fct_plausibility') }}
    where report_id in (select report_id from {{ ref('int_reports') }})
    group by report_id

),

touched as (

    select
        report_id,
        sum(figures) as number_count,
        sum(figures_touched) as by_identity,
        sum(figures_with_plausibility) as by_plausibility
    from {{ ref('rpt_check_coverage') }}
    where report_id in (select report_id from {{ ref('int_reports') }})
    group by report_id

),

counted as (

    select
        reports.*,
        figures.mean_confidence,
        coalesce(figures.doubtful_count, 0) as doubtful_count,
        coalesce(figures.reviewed_count, 0) as reviewed_count,
        coalesce(identities.held, 0) as identities_held,
        coalesce(identities.broken, 0) as identities_broken,
        coalesce(plausible.held, 0) as plausibility_held,
        coalesce(plausible.broken, 0) as plausibility_broken,
        -- a report without numbers has no row of coverage, and no share
        touched.number_count,
        touched.by_identity,
        touched.by_plausibility
    from {{ ref('int_reports') }} as reports
    left join figures on reports.report_id = figures.report_id
    left join identities on reports.report_id = identities.report_id
    left join plausible on reports.report_id = plausible.report_id
    left join touched on reports.report_id = touched.report_id

),

weighed as (

    select
        *,
        {{ ratio('by_identity * 100.0', 'number_count') }} as identity_pct,
        {{ ratio('by_plausibility * 100.0', 'number_count') }} as plausibility_pct
    from counted

)

select
    report_id,
    area_code,
    genre,
    execution_year,
    running_no,
    plan_year,
    title_zh,
    issuer_zh,
    presented_on,
    nullif(presented_to_zh, '') as presented_to_zh,
    source_kind,
    source_file,
    source_sha256,
    case when source_kind = 'original' then source_sha256 else original_sha256 end as original_sha256,
    nullif(publisher_zh, '') as publisher_zh,
    nullif(publisher_page, '') as publisher_page,
    nullif(licence_note, '') as licence_note,
    media_type,
    figure_count,
    set_aside_count,
    unnamed_count,
    colliding_count,
    digit_count,
    digits_in_figures,
    digits_set_aside,
    {{ rounded_to(3, 'mean_confidence', 4) }} as mean_confidence,
    cast(doubtful_count as int) as doubtful_count,
    cast(reviewed_count as int) as reviewed_count,
    cast(identities_held as int) as identities_held,
    cast(identities_broken as int) as identities_broken,
    cast(plausibility_held as int) as plausibility_held,
    cast(plausibility_broken as int) as plausibility_broken,
    {{ rounded_to(1, 'identity_pct', 5) }} as identity_coverage_pct,
    {{ rounded_to(1, 'plausibility_pct', 5) }} as plausibility_coverage_pct,
    case
        when mean_confidence >= 0.95 and identities_broken = 0 and identity_pct >= 20 then 'A'
        when mean_confidence >= 0.9 and identities_broken * 50 <= identities_held + identities_broken then 'B'
        when mean_confidence >= 0.8 and identities_broken * 10 <= identities_held + identities_broken then 'C'
        else 'D'
    end as quality_grade,
    -- as GB/T 7714 orders it: author, title, where and when it was laid before whom, the report's own id
    coalesce(nullif(issuer_zh, '') || '. ', '') || title_zh || '[R]. '
    || coalesce(nullif(presented_to_zh, '') || ', ', '') || coalesce(cast(presented_on as {{ dbt.type_string() }}) || '. ', '')
    || 'Planhouse ' || report_id
    || case source_kind when 'digest' then ' (摘要 digest)' when 'excerpt' then ' (节选 excerpt)' else '' end || '.' as citation
from weighed
