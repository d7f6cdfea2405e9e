-- shares, and rates of a kind that 100 % bounds: neither is more than that.
-- which rates are bounded is said by how their names end; of several endings the longest says it (拨备覆盖率, not 覆盖率)
with rates as (

    select * from {{ ref('int_figures') }}
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
    report_id,
    ordinal as anchor_ordinal,
    table_no,
    figure_id as anchor_id,
    indicator_name_zh,
    kind,
    whole_of,
    printed_text,
    value,
    value > 100 as is_above
from ended
where preference = 1 and (kind = 'share' or is_bounded)
