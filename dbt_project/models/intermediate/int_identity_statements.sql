-- one value stated more than once in a report: every statement against the best evidence of it
with figures as (

    select
        figures.*,
        count(*) over (
            partition by
                figures.report_id,
                figures.indicator_id,
                figures.year,
                figures.period,
                figures.scenario,
                figures.kind,
                figures.zone_id,
                figures.industry_id,
                coalesce(figures.whole_indicator_id, '')
        ) as statements
    from {{ ref('int_figures') }} as figures
    where
        figures.value is not null
        and figures.kind <> 'rank'
        and figures.value_high is null
        -- a bound and a number within it are two statements, not one made twice
        and coalesce(figures.comparator, '') in ('', 'le')

),

ranked as (

    select
        *,
        {{ half_width('decimals') }} as half_width,
        row_number() over (
            partition by
                report_id,
                indicator_id,
                year,
                period,
                scenario,
                kind,
                zone_id,
                industry_id,
                is_stock,
                coalesce(comparator, ''),
                coalesce(whole_indicator_id, '')
            order by case when table_no is null then 1 else 0 end, ordinal
        ) as preference
    from figures
    where statements > 1

),

-- a name that the vocabulary lacks is one thing only where it is printed twice and in one kind of place:
-- general words (举办活动) name something else each time
doubtful as (

    select
        report_id,
        indicator_id
    from ranked
    where not is_curated
    group by report_id, indicator_id
    having count(*) > 2 or min(length(indicator_name_zh)) < 4

),

pairs as (

    select
        later.report_id,
        later.ordinal as anchor_ordinal,
        case when (first.table_no is null) = (later.table_no is null) then later.table_no end as table_no,
        case when (first.table_no is null) <> (later.table_no is null) then 'text_vs_table' else 'restatement' end as identity,
        first.table_no as first_table_no,
        later.table_no as later_table_no,
        later.indicator_id,
        later.period,
        later.scenario,
        later.kind,
        later.zone_id,
        later.industry_id,
        later.figure_id as anchor_id,
        first.figure_id as first_id,
        later.indicator_name_zh,
        later.year,
        later.printed_text as later_text,
        first.printed_text as first_text,
        later.printed_unit,
        {{ factor(factor('later.value') ~ ' * ' ~ times_smaller_unit('later.unit_factor', 'first.unit_factor')) }} as lhs,
        {{ factor(factor('first.value') ~ ' * ' ~ times_smaller_unit('first.unit_factor', 'later.unit_factor')) }} as rhs,
        {{ factor('later.half_width * ' ~ times_smaller_unit('later.unit_factor', 'first.unit_factor')) }} as lhs_half_width,
        {{ factor('first.half_width * ' ~ times_smaller_unit('first.unit_factor', 'later.unit_factor')) }} as rhs_half_width
    from ranked as later
    inner join ranked as first
        on
            later.report_id = first.report_id
            and later.indicator_id = first.indicator_id
            and later.year = first.year
            and later.period = first.period
            and later.scenario = first.scenario
            and later.kind = first.kind
            and later.zone_id = first.zone_id
            and later.industry_id = first.industry_id
            and later.is_stock = first.is_stock
            and coalesce(later.comparator, '') = coalesce(first.comparator, '')
            and coalesce(later.whole_indicator_id, '') = coalesce(first.whole_indicator_id, '')
            and later.base_unit_id = first.base_unit_id
            and first.preference = 1
            and later.preference > 1
    left join doubtful on later.report_id = doubtful.report_id and later.indicator_id = doubtful.indicator_id
    where
        doubtful.report_id is null
        -- two cells of one row are two columns, not one statement made twice
        and not coalesce(later.table_no = first.table_no and later.row_no = first.row_no, false)

),

judged as (

    select
        *,
        lhs - rhs as gap,
        lhs_half_width + rhs_half_width as tolerance,
        {{ pair_verdict('lhs', 'lhs_half_width', 'rhs', 'rhs_half_width') }} as verdict
    from pairs
    where lhs is not null and rhs is not null

),

-- tables of two scopes (全市, 市本级) print the same names with other numbers
scoped as (

    select
        *,
        case
            when first_table_no is null then 'sentences'
            when later_table_no is null then 'sentence and table'
            when first_table_no = later_table_no then 'rows'
            else 'tables'
        end as places,
        sum(case when verdict = 'mismatch' then -1 else 1 end) over (partition by report_id, first_table_no, later_table_no) as agreement,
        max(case when verdict = 'mismatch' and later_table_no is not null then 1 else 0 end) over (
            partition by report_id, indicator_id, year, period, scenario, kind, zone_id, industry_id
        ) = 1 as has_other_scope
    from judged

)

-- what does not agree is an error in one of two statements only where both speak of one thing. Two sentences do so if the error
-- left them alike (some digits, or the unit of a number of several digits), a sentence and a table if no other cell gives that
-- name another number, two tables if most of what they share agrees, two rows of one table never
select
    scoped.report_id,
    scoped.anchor_ordinal,
    scoped.table_no,
    scoped.identity,
    scoped.indicator_name_zh || '（' || cast(scoped.year as {{ dbt.type_string() }}) || '年）两处所印：' || scoped.first_text || ' 与 ' || scoped.later_text as description_zh,
    scoped.indicator_name_zh || ' (' || cast(scoped.year as {{ dbt.type_string() }}) || ') is printed twice: ' || scoped.first_text || ' and ' || scoped.later_text as description_en,
    scoped.lhs,
    scoped.rhs,
    scoped.gap,
    scoped.tolerance,
    scoped.verdict,
    1 as part_count,
    {{ id_array(['scoped.first_id']) }} as figure_ids,
    scoped.anchor_id
from scoped
where
    verdict in ('exact', 'within_rounding', 'truncated')
    or (places = 'sentence and table' and not has_other_scope)
    or (places = 'tables' and agreement > 0)
    or (places = 'sentences' and verdict = 'mismatch' and abs(gap) * 20 <= abs(lhs))
    or (
        places = 'sentences' and verdict = 'unit_slip'
        and lhs_half_width * 40 <= abs(lhs) and rhs_half_width * 40 <= abs(rhs)
    )
