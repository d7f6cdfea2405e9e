-- all identities in one shape, each with a sentence that says what was compared
with tables as (

    select * from {{ ref('stg_tables') }}

),

sums as (

    select
        sums.report_id,
        sums.anchor_ordinal,
        sums.table_no,
        sums.identity,
        coalesce(tables.table_label, '') || '“' || coalesce(sums.column_label, '') || '”列：' || cast(sums.part_count as {{ dbt.type_string() }}) || '项之和 '
        || {{ plain_number('sums.lhs') }} || sums.printed_unit || '，“' || sums.row_label || '”所印为 ' || {{ plain_number('sums.rhs') }} || sums.printed_unit as description_zh,
        sums.lhs,
        sums.rhs,
        sums.gap,
        sums.tolerance,
        sums.verdict,
        sums.part_count,
        sums.figure_ids,
        sums.anchor_id
    from {{ ref('int_identity_sums') }} as sums
    left join tables on sums.report_id = tables.report_id and sums.table_no = tables.table_no

),

of_which as (

    select
        lists.report_id,
        lists.anchor_ordinal,
        lists.table_no,
        lists.identity,
        lists.indicator_name_zh || '：其中 ' || cast(lists.part_count as {{ dbt.type_string() }}) || ' 项之和 ' || {{ plain_number('lists.lhs') }} || lists.printed_unit
        || '，总数所印为 ' || {{ plain_number('lists.rhs') }} || lists.printed_unit as description_zh,
        lists.lhs,
        lists.rhs,
        lists.gap,
        lists.tolerance,
        lists.verdict,
        lists.part_count,
        lists.figure_ids,
        lists.anchor_id
    from {{ ref('int_identity_of_which') }} as lists

),

shares as (

    select
        shares.report_id,
        shares.anchor_ordinal,
        shares.table_no,
        'share_of_whole' as identity,
        coalesce(tables.table_label || '“' || shares.row_label || '”行：', '') || shares.indicator_name_zh || ' ' || {{ plain_number('shares.part') }}
        || shares.printed_unit || ' 占' || coalesce(shares.whole_name_zh, '总量') || '（' || {{ plain_number('shares.whole') }} || shares.whole_printed_unit
        || '）应为 ' || {{ plain_number('shares.rhs') }} || '%，所印为 ' || {{ plain_number('shares.lhs') }} || '%' as description_zh,
        shares.lhs,
        shares.rhs,
        shares.gap,
        shares.tolerance,
        shares.verdict,
        1 as part_count,
        {{ id_array(['shares.part_id', 'shares.whole_id']) }} as figure_ids,
        shares.anchor_id
    from {{ ref('int_identity_shares') }} as shares
    left join tables on shares.report_id = tables.report_id and shares.table_no = tables.table_no

),

statements as (

    select
        pairs.report_id,
        pairs.anchor_ordinal,
        pairs.table_no,
        pairs.identity,
        pairs.indicator_name_zh || '（' || cast(pairs.year as {{ dbt.type_string() }}) || '年）两处所印：' || pairs.first_text || ' 与 ' || pairs.later_text as description_zh,
        pairs.lhs,
        pairs.rhs,
        pairs.gap,
        pairs.tolerance,
        pairs.verdict,
        1 as part_count,
        {{ id_array(['pairs.first_id']) }} as figure_ids,
        pairs.anchor_id
    from {{ ref('int_identity_statements') }} as pairs

),

whole_numbers as (

    select
        counts.report_id,
        counts.anchor_ordinal,
        counts.table_no,
        counts.identity,
        counts.indicator_name_zh || '：' || {{ plain_number('counts.level') }} || counts.printed_unit
        || case counts.kind when 'growth' then ' 增长 ' when 'completion' then ' 为目标的 ' else ' 占比 ' end || {{ plain_number('counts.rate') }} || '%，'
        || case
            when counts.kind = 'growth' and counts.rate <= -100 then '下降不止全部，余下的应为 ' || {{ plain_number('counts.rhs') }}
            else
                '推算' || case counts.kind when 'growth' then '上年为 ' when 'completion' then '目标为 ' else '总数为 ' end
                || {{ plain_number('counts.lhs') }} || '，应为整数 ' || {{ plain_number('counts.rhs') }}
        end as description_zh,
        counts.lhs,
        counts.rhs,
        counts.gap,
        counts.tolerance,
        counts.verdict,
        1 as part_count,
        {{ id_array(['counts.count_id']) }} as figure_ids,
        counts.anchor_id
    from {{ ref('int_identity_whole_numbers') }} as counts
    left join shares on counts.anchor_id = shares.anchor_id
    -- where the whole or the target is printed, that is the stronger check
    left join {{ ref('int_identity_completion') }} as rates on counts.anchor_id = rates.anchor_id
    where shares.anchor_id is null and rates.anchor_id is null

),

completions as (

    select
        rates.report_id,
        rates.anchor_ordinal,
        rates.table_no,
        'completion' as identity,
        rates.indicator_name_zh || '：' || {{ plain_number('rates.actual') }} || rates.printed_unit || ' 为目标 ' || {{ plain_number('rates.target') }} || rates.printed_unit
        || ' 的 ' || {{ plain_number('rates.rhs') }} || '%，所印为 ' || {{ plain_number('rates.lhs') }} || '%' as description_zh,
        rates.lhs,
        rates.rhs,
        rates.gap,
        rates.tolerance,
        rates.verdict,
        1 as part_count,
        {{ id_array(['rates.actual_id', 'rates.target_id']) }} as figure_ids,
        rates.anchor_id
    from {{ ref('int_identity_completion') }} as rates

),

claims as (

    select
        claims.report_id,
        claims.anchor_ordinal,
        claims.table_no,
        'target_claim' as identity,
        claims.indicator_name_zh || '：文字称“' || claims.cue || '”，实际 ' || {{ plain_number('claims.lhs') }} || claims.printed_unit || '，目标 ' || {{ plain_number('claims.rhs') }}
        || claims.printed_unit as description_zh,
        claims.lhs,
        claims.rhs,
        claims.gap,
        claims.tolerance,
        claims.verdict,
        1 as part_count,
        {{ id_array(['claims.actual_id']) }} as figure_ids,
        claims.anchor_id
    from {{ ref('int_identity_claims') }} as claims

),

vintages as (

    select
        pairs.report_id,
        pairs.anchor_ordinal,
        pairs.table_no,
        pairs.identity,
        pairs.indicator_name_zh || '（' || cast(pairs.year as {{ dbt.type_string() }}) || '年）：' || pairs.earlier_report_id || ' 所印 ' || pairs.earlier_text || '，本报告所印 ' || pairs.later_text as description_zh,
        pairs.lhs,
        pairs.rhs,
        pairs.gap,
        pairs.tolerance,
        pairs.verdict,
        1 as part_count,
        {{ id_array(['pairs.earlier_id']) }} as figure_ids,
        pairs.anchor_id
    from {{ ref('int_identity_vintages') }} as pairs

)

{% for part in ['sums', 'of_which', 'shares', 'statements', 'whole_numbers', 'completions', 'claims', 'vintages'] %}
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
    cast(part_count as int) as part_count,
    figure_ids,
    anchor_id
from {{ part }}
{% if not loop.last %}
union all
{% endif %}
{% endfor %}
