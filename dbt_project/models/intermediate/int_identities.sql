-- all identities in one shape, with a sentence that says what was compared
with tables as (

    select * from {{ ref('stg_tables') }}

),

sums as (

    select
        sums.report_id,
        sums.anchor_ordinal,
        sums.table_no,
        sums.identity,
        coalesce(tables.table_label, '') || '“' || coalesce(sums.column_label, '') || '”列：' || cast(sums.part_count as {{ dbt.type_string() }})
        || '项之和 ' || {{ plain_number('sums.lhs') }} || ' 与“' || sums.row_label || '” ' || {{ plain_number('sums.rhs') }}
        || sums.printed_unit as description_zh,
        sums.lhs,
        sums.rhs,
        sums.gap,
        sums.tolerance,
        sums.verdict,
        sums.part_count,
        sums.figure_ids,
        sums.total_id as anchor_id
    from {{ ref('int_identity_sums') }} as sums
    left join tables on sums.report_id = tables.report_id and sums.table_no = tables.table_no

),

shares as (

    select
        shares.report_id,
        shares.anchor_ordinal,
        shares.table_no,
        'share_of_whole' as identity,
        coalesce(tables.table_label || '“' || shares.row_label || '”行：', '') || shares.indicator_name_zh || ' ' || {{ plain_number('shares.part') }}
        || shares.printed_unit || ' 占' || coalesce(shares.whole_name_zh, '总量') || '（按 ' || {{ plain_number('shares.whole') }} || shares.printed_unit
        || ' 计）应为 ' || {{ plain_number('shares.rhs') }} || '%，所印为 ' || {{ plain_number('shares.lhs') }} || '%' as description_zh,
        shares.lhs,
        shares.rhs,
        shares.gap,
        shares.tolerance,
        shares.verdict,
        1 as part_count,
        {{ id_array(['shares.part_id', 'shares.whole_id']) }} as figure_ids,
        shares.share_id as anchor_id
    from {{ ref('int_identity_shares') }} as shares
    left join tables on shares.report_id = tables.report_id and shares.table_no = tables.table_no

)

select
    report_id,
    anchor_ordinal,
    table_no,
    identity,
    description_zh,
    cast(lhs as decimal(24, 6)) as lhs,
    cast(rhs as decimal(24, 6)) as rhs,
    cast(gap as decimal(24, 6)) as gap,
    cast(tolerance as decimal(24, 6)) as tolerance,
    verdict,
    part_count,
    figure_ids,
    anchor_id
from sums

union all

select
    report_id,
    anchor_ordinal,
    table_no,
    identity,
    description_zh,
    cast(lhs as decimal(24, 6)) as lhs,
    cast(rhs as decimal(24, 6)) as rhs,
    cast(gap as decimal(24, 6)) as gap,
    cast(tolerance as decimal(24, 6)) as tolerance,
    verdict,
    part_count,
    figure_ids,
    anchor_id
from shares
