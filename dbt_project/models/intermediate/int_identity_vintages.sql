-- two reports of one area on one value: last year's plan and this year's target (cycle_closure), or a result stated again
with observations as (

    select
        observations.*,
        reports.execution_year,
        reports.genre,
        {{ half_width('observations.decimals') }} as half_width
    from {{ ref('int_observations') }} as observations
    inner join {{ ref('stg_reports') }} as reports on observations.report_id = reports.report_id
    where
        observations.value is not null
        and observations.kind <> 'rank'
        and observations.scenario in ('actual', 'target')
        and observations.is_curated

),

pairs as (

    select
        later.report_id,
        later.ordinal as anchor_ordinal,
        cast(null as int) as table_no,
        case later.scenario when 'target' then 'cycle_closure' else 'restatement' end as identity,
        later.figure_id as anchor_id,
        earlier.figure_id as earlier_id,
        earlier.report_id as earlier_report_id,
        later.indicator_name_zh,
        later.year,
        later.printed_unit,
        later.printed_text as later_text,
        earlier.printed_text as earlier_text,
        {{ factor('later.value') }} as lhs,
        {{ factor('earlier.value') }} as rhs,
        later.half_width as lhs_half_width,
        earlier.half_width as rhs_half_width,
        row_number() over (
            partition by later.figure_id
            order by earlier.execution_year desc, earlier.report_id asc
        ) as nearest
    from observations as later
    inner join observations as earlier
        on
            later.reporting_area_code = earlier.reporting_area_code
            and {{ same_key('later', 'earlier', besides='report_id') }}
            and {{ measured_in('later') }} = {{ measured_in('earlier') }}
            and later.is_stock = earlier.is_stock
            and coalesce(later.whole_indicator_id, '') = coalesce(earlier.whole_indicator_id, '')
            and later.report_id <> earlier.report_id
            and (
                later.execution_year > earlier.execution_year
                or (later.execution_year = earlier.execution_year and later.genre > earlier.genre)
            )

)

select
    pairs.report_id,
    pairs.anchor_ordinal,
    pairs.table_no,
    pairs.identity,
    pairs.indicator_name_zh || '（' || cast(pairs.year as {{ dbt.type_string() }}) || '年）：' || pairs.earlier_report_id || ' 所印 '
    || pairs.earlier_text || '，本报告所印 ' || pairs.later_text as description_zh,
    pairs.indicator_name_zh || ' (' || cast(pairs.year as {{ dbt.type_string() }}) || '): ' || pairs.earlier_report_id || ' prints '
    || pairs.earlier_text || ', this report ' || pairs.later_text as description_en,
    pairs.lhs,
    pairs.rhs,
    pairs.lhs - pairs.rhs as gap,
    pairs.lhs_half_width + pairs.rhs_half_width as tolerance,
    {{ pair_verdict('pairs.lhs', 'pairs.lhs_half_width', 'pairs.rhs', 'pairs.rhs_half_width') }} as verdict,
    1 as part_count,
    {{ id_array(['pairs.earlier_id']) }} as figure_ids,
    pairs.anchor_id
from pairs
where pairs.nearest = 1
