-- every kind of identity, one under the other: each model says itself what it compared
{% for kind in ['sums', 'of_which', 'shares', 'statements', 'whole_numbers', 'growths', 'completion', 'claims', 'vintages', 'definitions', 'columns'] %}
select
    report_id,
    anchor_ordinal,
    table_no,
    identity,
    description_zh,
    description_en,
    cast(lhs as decimal(24, 6)) as lhs,
    cast(rhs as decimal(24, 6)) as rhs,
    cast(gap as decimal(24, 6)) as gap,
    cast(tolerance as decimal(24, 6)) as tolerance,
    verdict,
    cast(part_count as int) as part_count,
    form,
    figure_ids,
    anchor_id
from {{ ref('int_identity_' ~ kind) }}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
