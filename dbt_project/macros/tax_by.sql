{#
    Tax revenue by the members of one dimension, of the whole area in the whole year: the printed amount in 亿元, the printed share, and the share that the amount is of
    the whole. The whole is the area's printed total of the year; where none is printed, what the printed total row implies.
#}
{% macro tax_by(dimension, other) %}
with observations as (

    select
        observations.*,
        {{ rounded_to(4, ratio('observations.value_in_base_unit', '100000000'), 20, 'try_cast') }} as amount
    from {{ ref('int_observations') }} as observations
    where
        observations.indicator_id = 'tax-revenue'
        and observations.scenario = 'actual'
        and observations.{{ other }} = 'all'
        and observations.change_basis is null
        and {{ is_plain('observations', 'observations.reporting_area_code') }}

),

amounts as (

    -- an amount that does not fit is a slip of so many powers of ten that it is no amount
    select * from observations
    where kind = 'level' and amount is not null

),

shares as (

    select * from observations
    where kind = 'share'

),

wholes as (

    select
        report_id,
        year,
        amount
    from amounts
    where {{ dimension }} = 'all'

),

-- the largest member with a share implies the whole best
implied as (

    select
        amounts.report_id,
        amounts.year,
        {{ rounded_to(4, ratio('amounts.amount * 100', 'shares.value'), 20, 'try_cast') }} as amount,
        row_number() over (partition by amounts.report_id, amounts.year order by shares.value desc, amounts.{{ dimension }} asc) as preference
    from amounts
    inner join shares
        on
            amounts.report_id = shares.report_id
            and amounts.year = shares.year
            and amounts.{{ dimension }} = shares.{{ dimension }}
    where amounts.{{ dimension }} <> 'all' and shares.value > 0

)

select
    amounts.report_id,
    amounts.{{ dimension }},
    amounts.year,
    amounts.amount as tax_revenue,
    try_cast(shares.value as decimal(9, 4)) as share_of_total_pct,
    -- an amount slipped by a power of ten is a finding of the ledger; its share may not even fit
    {{ rounded_to(4, ratio('amounts.amount * 100', 'coalesce(wholes.amount, implied.amount)'), 9, 'try_cast') }} as share_recomputed_pct,
    amounts.figure_id as tax_revenue_figure_id,
    shares.figure_id as share_figure_id
from amounts
left join shares
    on
        amounts.report_id = shares.report_id
        and amounts.year = shares.year
        and amounts.{{ dimension }} = shares.{{ dimension }}
left join wholes on amounts.report_id = wholes.report_id and amounts.year = wholes.year
left join implied on amounts.report_id = implied.report_id and amounts.year = implied.year and implied.preference = 1
where amounts.{{ dimension }} <> 'all'
{% endmacro %}
