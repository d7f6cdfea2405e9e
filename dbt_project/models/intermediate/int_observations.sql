-- what figures say, one row for each value of an indicator: the best evidence of it, a table's cell before a sentence
with ranked as (

    select
        *,
        row_number() over (
            partition by report_id, indicator_id, year, scenario, kind, zone_id, industry_id
            order by
                case when printed_value is null then 1 else 0 end,
                -- a change may be printed in % and as an amount; the rate is the one that compares
                case when kind = 'growth' and printed_unit <> '%' then 1 else 0 end,
                case when table_no is null then 1 else 0 end,
                ordinal
        ) as preference
    from {{ ref('int_figures') }}
    -- a half-year, a quarter or a month is no value of the year; it stays in fct_figure
    where period = 'A' and coalesce(correction, '') <> 'drop'

)

select * from ranked
where preference = 1
