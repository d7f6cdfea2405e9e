{{ by_report() }}
-- every kind of identity, one under the other: each model says itself what it compared
with found as (

    {% for kind in ['sums', 'of_which', 'additions', 'shares', 'statements', 'whole_numbers', 'growths', 'completion', 'vintages', 'definitions', 'numbered', 'flows', 'lists', 'areas'] %}
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

)

select
    identities.anchor_id * 100 + kinds.identity_no as reconciliation_id,
    identities.report_id,
    identities.identity,
    -- a mismatch that a person accepted stays a row and warns nobody
    case
        when accepted.reason is not null then 'info'
        when identities.table_no is null then kinds.severity_in_text
        else kinds.severity_in_table
    end as severity,
    identities.table_no,
    identities.description_zh,
    identities.description_en,
    identities.lhs,
    identities.rhs,
    identities.gap,
    identities.tolerance,
    identities.verdict,
    cast(identities.part_count as int) as part_count,
    identities.form,
    identities.figure_ids,
    identities.anchor_id as figure_id,
    accepted.reason as accepted_reason
from found as identities
inner join {{ ref('identities') }} as kinds on identities.identity = kinds.identity
left join {{ source('raw', 'corrections') }} as accepted
    on
        identities.report_id = accepted.report_id
        and identities.anchor_ordinal = accepted.ordinal
        and identities.identity = accepted.identity
        and accepted.action = 'accept'
-- a report's rows lie together: looking for one passes over the others
order by identities.report_id, identities.anchor_ordinal, kinds.identity_no
