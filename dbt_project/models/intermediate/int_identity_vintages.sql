-- two reports of one area on one value: last year's plan and this year's target (cycle_closure), or a result stated again.
-- reports of two kinds (budget, communique) draw the area otherwise where their numbers of one subject are quite different
with observations as (

    select
        observations.*,
        reports.execution_year,
        reports.genre,
        reports.presented_on,
        reports.running_no,
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
        -- a plan that is printed again in the same round of reports is one restated
        case
            when later.scenario = 'target' and (later.execution_year > earlier.execution_year or later.genre <> earlier.genre)
                then 'cycle_closure'
            else 'restatement'
        end as identity,
        later.figure_id as anchor_id,
        earlier.figure_id as earlier_id,
        earlier.report_id as earlier_report_id,
        later.genre <> earlier.genre as are_of_two_kinds,
        {{ key_columns('later', besides='report_id') }},
        later.indicator_name_zh,
        later.printed_unit,
        later.printed_text as later_text,
        earlier.printed_text as earlier_text,
        {{ factor('later.value') }} as lhs,
        {{ factor('earlier.value') }} as rhs,
        later.half_width as lhs_half_width,
        earlier.half_width as rhs_half_width,
        row_number() over (
            partition by later.figure_id
            order by earlier.execution_year desc, earlier.genre asc, earlier.presented_on desc nulls last, earlier.running_no desc
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
                or (
                    later.execution_year = earlier.execution_year
                    and later.genre = earlier.genre
                    and {{ is_later_of_genre('later', 'earlier') }}
                )
            )

),

judged as (

    select
        *,
        {{ pair_verdict('lhs', 'lhs_half_width', 'rhs', 'rhs_half_width') }} as verdict
    from pairs
    where nearest = 1

),

compared as (

    select
        *,
        max(case when verdict = 'mismatch' and abs(lhs - rhs) * 20 > abs(lhs) then 1 else 0 end) over (
            partition by earlier_report_id, {{ key_columns(besides=statement_of_key()) }}
        ) = 1 as has_other_scope
    from judged

)

select
    compared.report_id,
    compared.anchor_ordinal,
    compared.table_no,
    compared.identity,
    compared.indicator_name_zh || '（' || cast(compared.year as {{ dbt.type_string() }}) || '年）：' || compared.earlier_report_id || ' 所印 '
    || compared.earlier_text || '，本报告所印 ' || compared.later_text as description_zh,
    compared.indicator_name_zh || ' (' || cast(compared.year as {{ dbt.type_string() }}) || '): ' || compared.earlier_report_id || ' prints '
    || compared.earlier_text || ', this report ' || compared.later_text as description_en,
    compared.lhs,
    compared.rhs,
    compared.lhs - compared.rhs as gap,
    compared.lhs_half_width + compared.rhs_half_width as tolerance,
    compared.verdict,
    1 as part_count,
    'equal' as form,
    {{ id_array(['compared.earlier_id']) }} as figure_ids,
    compared.anchor_id
from compared
where compared.verdict <> 'mismatch' or compared.identity = 'cycle_closure' or not (compared.are_of_two_kinds and compared.has_other_scope)
