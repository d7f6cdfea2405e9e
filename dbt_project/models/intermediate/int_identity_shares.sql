-- a printed share, the amount that it is the share of, and the whole: part / whole = share.
-- the whole is the printed total of that name; where none is printed, what the table's total row implies.
-- compared as share x whole against part x 100, so that nothing is divided
with figures as (

    select
        figure_id,
        report_id,
        ordinal,
        block_no,
        table_no,
        row_no,
        row_label,
        indicator_id,
        indicator_name_zh,
        year,
        period,
        scenario,
        kind,
        zone_id,
        industry_id,
        printed_text,
        printed_unit,
        whole_of,
        whole_indicator_id,
        whole_name_zh,
        base_unit_id,
        {{ factor('value') }} as value,
        {{ half_width('decimals') }} as half_width
    from {{ ref('int_figures') }}
    where value is not null and value_high is null

),

shares as (

    select * from figures
    where kind = 'share' and printed_unit = '%'

),

-- the amount is in the same row, or else the nearest one before in the same block
parts as (

    select
        shares.figure_id as share_id,
        levels.figure_id,
        levels.value,
        levels.half_width,
        levels.printed_unit,
        levels.base_unit_id,
        row_number() over (
            partition by shares.figure_id
            order by
                case when levels.table_no = shares.table_no and levels.row_no = shares.row_no then 0 else 1 end,
                abs(shares.ordinal - levels.ordinal),
                levels.ordinal
        ) as preference
    from shares
    inner join figures as levels
        on
            shares.report_id = levels.report_id
            and shares.indicator_id = levels.indicator_id
            and shares.year = levels.year
            and shares.period = levels.period
            and shares.scenario = levels.scenario
            and shares.zone_id = levels.zone_id
            and shares.industry_id = levels.industry_id
            and levels.kind = 'level'
            and (
                (shares.table_no = levels.table_no and shares.row_no = levels.row_no)
                or (shares.table_no is null and shares.block_no = levels.block_no)
            )

),

wholes as (

    select
        shares.figure_id as share_id,
        levels.figure_id,
        levels.value,
        levels.half_width,
        levels.printed_unit,
        row_number() over (partition by shares.figure_id order by case when levels.table_no is null then 1 else 0 end, levels.ordinal) as preference
    from shares
    inner join figures as levels
        on
            shares.report_id = levels.report_id
            and shares.whole_indicator_id = levels.indicator_id
            and shares.year = levels.year
            and shares.period = levels.period
            and shares.scenario = levels.scenario
            and levels.zone_id = 'all'
            and levels.industry_id = 'all'
            and levels.kind = 'level'

),

-- the total row's amount and share, for a table whose whole is printed nowhere
totals as (

    select
        shares.report_id,
        shares.table_no,
        shares.whole_of,
        shares.figure_id as share_id,
        parts.figure_id as part_id,
        shares.value as share,
        shares.half_width as share_half_width,
        parts.value,
        parts.half_width,
        parts.printed_unit
    from shares
    inner join parts on shares.figure_id = parts.share_id and parts.preference = 1
    inner join {{ ref('total_labels') }} as labels
        on {{ normalised_label('shares.row_label') }} = labels.label and labels.rank = 1

),

terms as (

    select
        shares.report_id,
        shares.ordinal as anchor_ordinal,
        shares.table_no,
        shares.row_label,
        shares.indicator_name_zh,
        shares.figure_id as share_id,
        parts.figure_id as part_id,
        coalesce(wholes.figure_id, totals.part_id) as whole_id,
        coalesce(shares.whole_name_zh, shares.whole_of) as whole_name_zh,
        parts.printed_unit,
        shares.value as share,
        shares.half_width as share_half_width,
        parts.value as part,
        parts.half_width as part_half_width,
        -- part / whole = share / per
        coalesce(wholes.value, totals.value) as whole,
        coalesce(wholes.half_width, totals.half_width) as whole_half_width,
        case when wholes.figure_id is not null then {{ factor('100') }} else totals.share end as per,
        case when wholes.figure_id is not null then {{ factor('0') }} else totals.share_half_width end as per_half_width
    from shares
    inner join parts on shares.figure_id = parts.share_id and parts.preference = 1
    left join wholes
        on shares.figure_id = wholes.share_id and wholes.preference = 1 and parts.printed_unit = wholes.printed_unit
    left join totals
        on
            shares.report_id = totals.report_id
            and shares.table_no = totals.table_no
            and shares.whole_of = totals.whole_of
            and shares.figure_id <> totals.share_id
            and parts.printed_unit = totals.printed_unit
    where wholes.figure_id is not null or totals.share_id is not null

),

judged as (

    select
        *,
        {{ factor('share') }} * whole as share_of_whole,
        {{ factor('part') }} * per as part_of_per,
        {{ interval_product_meets(
            'share', 'share_half_width', 'whole', 'whole_half_width', 'part', 'part_half_width', 'per', 'per_half_width'
        ) }} as meets,
        {{ cut_product_meets(
            'share', 'share_half_width', 'whole', 'whole_half_width', 'part', 'part_half_width', 'per', 'per_half_width'
        ) }} as meets_if_cut
    from terms
    where whole > 0 and per > 0

),

slips as (

    select distinct judged.share_id
    from judged
    cross join ({{ powers_of_ten() }}) as powers
    where
        not judged.meets
        and abs(judged.share * judged.whole - {{ factor('judged.part * powers.power') }} * judged.per)
        <= judged.share_half_width * judged.whole
        + judged.share * judged.whole_half_width
        + judged.part_half_width * judged.per
        + judged.part * judged.per_half_width

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    judged.row_label,
    judged.indicator_name_zh,
    judged.whole_name_zh,
    judged.printed_unit,
    judged.share_id as anchor_id,
    judged.part_id,
    judged.whole_id,
    judged.part,
    judged.whole,
    judged.share as lhs,
    cast(judged.part_of_per / judged.whole as decimal(24, 6)) as rhs,
    judged.share - cast(judged.part_of_per / judged.whole as decimal(24, 6)) as gap,
    cast(
        judged.share_half_width
        + (judged.part_half_width * judged.per + judged.part * judged.per_half_width + judged.share * judged.whole_half_width)
        / judged.whole as decimal(24, 6)
    ) as tolerance,
    {{ verdict('judged.share_of_whole = judged.part_of_per', 'judged.meets', 'judged.meets_if_cut', 'slips.share_id is not null') }}
        as verdict
from judged
left join slips on judged.share_id = slips.share_id
