-- shares, and rates of a kind that 100 % bounds: neither is more than that.
-- what is said to be a share of a plan is a completion, and may be more. Which rates are bounded is said by how their names end; of several endings the longest says it (拨备覆盖率, not 覆盖率)
with exempting as (

    select word from {{ ref('exempting_words') }}
    where plausibility = 'rate_above_100'

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
left join exempting on {{ dbt.position('exempting.word', "ended.indicator_name_zh || ' ' || coalesce(ended.whole_of, '')") }} > 0
where ended.preference = 1 and (ended.kind = 'share' or ended.is_bounded) and exempting.word is null
