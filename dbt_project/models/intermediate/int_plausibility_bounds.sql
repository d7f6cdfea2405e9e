-- what a number can be by the kind of thing it is: shares, and rates of a kind that 100 % bounds, are no more than that, and things
-- that are counted one by one are whole.
-- what is said to be a share of a plan is a completion, and may be more. Which rates are bounded is said by how their names end; of several endings the longest says it (拨备覆盖率, not 覆盖率)
with exempting as (

    select
        plausibility,
        word
    from {{ ref('exempting_words') }}

),

rates as (

    select
        *,
        -- the header of a column may print the sign
        printed_text || case when {{ dbt.position("'%'", "replace(printed_text, '％', '%')") }} > 0 then '' else '%' end as printed
    from {{ ref('int_figures') }}
    where kind in ('share', 'rate') and printed_unit = '%' and value is not null and coalesce(comparator, '') <> 'approx'

),

ended as (

    select
        rates.*,
        endings.is_bounded,
        row_number() over (partition by rates.figure_id order by length(endings.ending) desc nulls last, endings.ending) as preference
    from rates
    left join {{ ref('bounded_rates') }} as endings
        on rates.indicator_name_zh like '%' || endings.ending

),

-- a count of 万, or of a unit that nobody knows (蒸发量吨), may have decimals
counts as (

    select
        *,
        value = floor(value) as is_whole,
        sum(case when value = floor(value) then 0 else 1 end) over (partition by report_id, table_no, column_no) as broken_in_column
    from {{ ref('int_figures') }}
    where
        kind = 'level'
        and base_unit_id = 'count'
        and unit_factor = 1
        and length(printed_unit) = 1
        and value is not null
        and value_high is null
        and coalesce(comparator, '') <> 'approx'

),

-- so many per something (每万人, 平均) are not counted: the name says so, or the sentence that goes on. A column in which several
-- have decimals is one of averages, whatever it is called
counted as (

    select counts.*
    from counts
    left join exempting
        on
            (
                exempting.plausibility = 'count_is_whole'
                and {{ dbt.position('exempting.word', "counts.indicator_name_zh || ' ' || coalesce(counts.row_label, '') || ' ' || coalesce(counts.column_label, '')") }} > 0
            )
            or (
                exempting.plausibility = 'count_is_whole_in_sentence'
                and counts.table_no is null
                and {{ dbt.position('exempting.word', 'counts.sentence') }} > 0
            )
    where exempting.word is null and (counts.table_no is null or counts.broken_in_column <= 1)

)

select
    ended.report_id,
    'rate_above_100' as plausibility,
    ended.ordinal as anchor_ordinal,
    ended.table_no,
    '“' || ended.indicator_name_zh || '”' || case when ended.kind = 'share' then '占' || coalesce(ended.whole_of || '的', '比') else '' end || ended.printed || '，至多100%' as description_zh,
    '“' || ended.indicator_name_zh || '” ' || ended.printed || case when ended.kind = 'share' then ' of ' || coalesce('“' || ended.whole_of || '”', 'its whole') else '' end
    || ', at most 100 %' as description_en,
    ended.printed as printed_text,
    '100%' as beside_text,
    ended.value <= 100 as is_plausible,
    {{ id_array(['ended.figure_id']) }} as figure_ids,
    ended.figure_id as anchor_id
from ended
left join exempting
    on
        exempting.plausibility = 'rate_above_100'
        and {{ dbt.position('exempting.word', "ended.indicator_name_zh || ' ' || coalesce(ended.whole_of, '')") }} > 0
where ended.preference = 1 and (ended.kind = 'share' or ended.is_bounded) and exempting.word is null

union all

select
    report_id,
    'count_is_whole' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || {{ plain_number('value') }} || printed_unit || '，逐一计数应为整数' as description_zh,
    '“' || indicator_name_zh || '” ' || {{ plain_number('value') }} || printed_unit || ', which are counted one by one: a whole number' as description_en,
    printed_text,
    '整数' as beside_text,
    is_whole as is_plausible,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from counted
