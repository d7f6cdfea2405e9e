-- shares, and rates of a kind that 100 % bounds: neither is more than that.
-- which rates are bounded is said by how their names end; of several endings the longest says it (拨备覆盖率, not 覆盖率)
with rates as (

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
    report_id,
    'rate_above_100' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”' || case when kind = 'share' then '占' || coalesce(whole_of || '的', '比') else '' end || printed || '，至多100%' as description_zh,
    '“' || indicator_name_zh || '” ' || printed || case when kind = 'share' then ' of ' || coalesce('“' || whole_of || '”', 'its whole') else '' end
    || ', at most 100 %' as description_en,
    printed as printed_text,
    '100%' as beside_text,
    value <= 100 as is_plausible,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from ended
where preference = 1 and (kind = 'share' or is_bounded)
