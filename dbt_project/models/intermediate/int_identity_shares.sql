-- a printed share, the amount that it is the share of, and the whole: part / whole = share.
-- the whole is the printed total of that name; where none is printed, what the table's total row implies. Several numbers may bear the
-- name, and in a row of parts of the area (its counties) the whole is the row's own: the one that the share closes is meant, and where
-- none does, the share is wrong only if the name has one number
-- compared as share x whole against part x 100, so that nothing is divided
with figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.reporting_area_code,
        figures.ordinal,
        figures.block_no,
        figures.table_no,
        figures.row_no,
        figures.column_no,
        figures.row_label,
        figures.row_name,
        figures.indicator_id,
        figures.indicator_name_zh,
        {{ key_columns('figures', besides='report_id indicator_id') }},
        figures.printed_unit,
        figures.whole_of,
        figures.whole_indicator_id,
        figures.base_unit_id,
        figures.classifier_zh,
        units.factor as unit_factor,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where figures.value is not null and figures.value >= 0 and figures.value_high is null

),

shares as (

    select * from figures
    where kind = 'share' and printed_unit = '%'

),

-- the amount is in the same row, or else the nearest one before in the same block
parts as (

    select *
    from (
        select
            shares.figure_id as share_id,
            shares.report_id,
            shares.reporting_area_code,
            shares.ordinal,
            shares.table_no,
            shares.row_no,
            shares.column_no,
            shares.row_label,
            shares.row_name,
            shares.indicator_name_zh,
            shares.year,
            shares.time_period,
            shares.scenario,
            shares.area_code,
            shares.scope_id,
            shares.zone_id,
            shares.indicator_id,
            shares.whole_of,
            shares.whole_indicator_id,
            shares.value as share,
            shares.half_width as share_half_width,
            levels.figure_id,
            levels.value,
            levels.half_width,
            levels.printed_unit,
            levels.base_unit_id,
            levels.classifier_zh,
            levels.unit_factor,
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
                {{ same_subject('shares', 'levels') }}
                and shares.scenario = levels.scenario
                and levels.kind = 'level'
                and (
                    (shares.table_no = levels.table_no and shares.row_no = levels.row_no)
                    or (shares.table_no is null and shares.block_no = levels.block_no)
                )
    ) as ranked
    where preference = 1

),

reporting as (

    select
        area_code,
        name_zh,
        parent_area_code
    from {{ ref('areas') }}
    where area_code in (select reporting_area_code from parts)

),

-- the words by which a report names the whole of its own area, and areas above its own (全市 in a district's): what is theirs is printed
-- nowhere in it as its own
words as (

    select
        reporting.area_code as reporting_area_code,
        words.word,
        reporting.name_zh like '%' || words.area_ends_in as is_own
    from reporting
    inner join {{ ref('scope_words') }} as words on words.scope_id = 'whole'

    union all

    select
        reporting.area_code as reporting_area_code,
        parents.name_zh as word,
        false as is_own
    from reporting
    inner join {{ ref('areas') }} as parents on reporting.parent_area_code = parents.area_code

    union all

    select
        reporting.area_code as reporting_area_code,
        above.name_zh as word,
        false as is_own
    from reporting
    inner join {{ ref('areas') }} as parents on reporting.parent_area_code = parents.area_code
    inner join {{ ref('areas') }} as above on parents.parent_area_code = above.area_code

),

said_of as (

    select
        parts.share_id,
        max(case when words.is_own then 1 else 0 end) as is_of_all,
        max(case when words.is_own then 0 else 1 end) as is_of_more
    from parts
    inner join words on parts.reporting_area_code = words.reporting_area_code and parts.whole_of like words.word || '%'
    group by parts.share_id

),

-- the numbers that may be the whole of a share, and why
candidates as (

    -- those that bear its name. What is of another scenario, area, scope or zone is none of this share; but where it closes, it says what
    -- the share is of. A zone's part of the same is one of the area's
    select
        parts.share_id,
        case
            when
                parts.scenario = levels.scenario
                and (parts.zone_id = levels.zone_id or parts.indicator_id = levels.indicator_id or said_of.is_of_all = 1)
                and (
                    (parts.area_code = levels.area_code and parts.scope_id = levels.scope_id)
                    -- 占全市的 in a row of a county
                    or (levels.area_code = parts.reporting_area_code and levels.scope_id = 'whole' and said_of.is_of_all = 1)
                )
                then 'named'
            else 'alike'
        end as said,
        levels.table_no is null as is_in_text,
        levels.figure_id,
        levels.ordinal,
        levels.value,
        levels.half_width,
        levels.printed_unit,
        levels.base_unit_id,
        levels.classifier_zh,
        levels.unit_factor
    from parts
    inner join figures as levels
        on
            parts.report_id = levels.report_id
            and parts.whole_indicator_id = levels.indicator_id
            and parts.year = levels.year
            and parts.time_period = levels.time_period
            and (levels.zone_id = 'all' or (parts.zone_id = levels.zone_id and parts.indicator_id <> levels.indicator_id))
            and levels.industry_id = 'all'
            and levels.qualifier is null
            and levels.kind = 'level'
    left join said_of on parts.share_id = said_of.share_id
    where coalesce(said_of.is_of_more, 0) = 0

    union all

    -- what else the row has that is more than the part
    select
        parts.share_id,
        'row' as said,
        false as is_in_text,
        levels.figure_id,
        levels.ordinal,
        levels.value,
        levels.half_width,
        levels.printed_unit,
        levels.base_unit_id,
        levels.classifier_zh,
        levels.unit_factor
    from parts
    inner join figures as levels
        on
            parts.report_id = levels.report_id
            and parts.table_no = levels.table_no
            and parts.row_no = levels.row_no
            and parts.column_no <> levels.column_no
            and parts.scenario = levels.scenario
            and parts.time_period = levels.time_period
            and levels.kind = 'level'
            and parts.printed_unit = levels.printed_unit
            and parts.value < levels.value

),

printed_wholes as (

    select
        *,
        -- one number for each value: the first of a table, else the first
        row_number() over (partition by share_id, said, value, printed_unit order by is_in_text, ordinal) as mention,
        (
            max(coalesce(near_value, only_value)) over of_name - min(coalesce(near_value, only_value)) over of_name
        ) * 20 > max(coalesce(near_value, only_value)) over of_name as is_ambiguous
    from (
        select
            nearest.*,
            -- where the share is about that of none, any may be meant
            case when max(near_value) over (partition by share_id, said, printed_unit) is null then value end as only_value
        from (
            select
                candidates.*,
                -- a number of which the share would be more than twice as much, or less than half, is not meant
                case
                    when
                        cast(parts.share as double) * cast(candidates.value * candidates.unit_factor as double)
                        between 50 * cast(parts.value * parts.unit_factor as double) and 200 * cast(parts.value * parts.unit_factor as double)
                        then candidates.value
                end as near_value
            from candidates
            inner join parts on candidates.share_id = parts.share_id
        ) as nearest
    ) as marked
    window
        of_name as (partition by share_id, said, printed_unit)

),

-- whatever the whole is known by: share / per of it is the part. The total row's amount and share are for a table whose whole is printed
-- nowhere
wholes as (

    select
        share_id,
        said,
        figure_id,
        value,
        half_width,
        printed_unit,
        base_unit_id,
        classifier_zh,
        unit_factor,
        {{ factor('100') }} as per,
        {{ factor('0') }} as per_half_width,
        cast(null as bigint) as per_id,
        near_value is not null as is_near,
        is_ambiguous
    from printed_wholes
    where mention = 1

    union all

    select
        parts.share_id,
        'total row' as said,
        totals.figure_id,
        totals.value,
        totals.half_width,
        totals.printed_unit,
        totals.base_unit_id,
        totals.classifier_zh,
        totals.unit_factor,
        totals.share as per,
        totals.share_half_width as per_half_width,
        totals.share_id as per_id,
        true as is_near,
        count(*) over (partition by parts.share_id) > 1 as is_ambiguous
    from parts
    inner join parts as totals
        on
            parts.report_id = totals.report_id
            and parts.table_no = totals.table_no
            and parts.whole_of = totals.whole_of
            and parts.share_id <> totals.share_id
    inner join {{ ref('total_labels') }} as labels on totals.row_name = labels.label and labels.rank = 1

),

counterparts as (

    select
        parts.report_id,
        parts.ordinal as anchor_ordinal,
        parts.table_no,
        parts.row_label,
        parts.indicator_name_zh,
        parts.share_id,
        parts.figure_id as part_id,
        wholes.figure_id as whole_id,
        parts.whole_of,
        parts.printed_unit,
        parts.unit_factor,
        wholes.printed_unit as whole_printed_unit,
        wholes.unit_factor as whole_unit_factor,
        parts.share,
        parts.share_half_width,
        parts.value as part,
        parts.half_width as part_half_width,
        wholes.value as whole,
        wholes.half_width as whole_half_width,
        wholes.per,
        wholes.per_half_width,
        wholes.per_id,
        wholes.said,
        wholes.is_near,
        wholes.is_ambiguous
    from parts
    inner join wholes
        on
            parts.share_id = wholes.share_id
            and (wholes.said = 'total row' or parts.figure_id <> wholes.figure_id)
            and {{ can_be_added('parts', 'wholes') }}

),

terms as (

    select
        *,
        {{ factor('part * ' ~ times_smaller_unit('unit_factor', 'whole_unit_factor')) }} as part_amount,
        {{ factor('part_half_width * ' ~ times_smaller_unit('unit_factor', 'whole_unit_factor')) }} as part_amount_half_width,
        {{ factor('whole * ' ~ times_smaller_unit('whole_unit_factor', 'unit_factor')) }} as whole_amount,
        {{ factor('whole_half_width * ' ~ times_smaller_unit('whole_unit_factor', 'unit_factor')) }} as whole_amount_half_width
    from counterparts
    -- a share of so many digits is none, and its products would not fit
    where whole > 0 and per > 0 and per < 100000 and share < 100000

),

judged as (

    select
        *,
        share * whole_amount as share_of_whole,
        part_amount * per as part_of_per,
        {{ least_product('share', 'share_half_width', 'whole_amount', 'whole_amount_half_width') }} as low,
        {{ most_product('share', 'share_half_width', 'whole_amount', 'whole_amount_half_width') }} as high,
        {{ least_product('part_amount', 'part_amount_half_width', 'per', 'per_half_width') }} as other_low,
        {{ most_product('part_amount', 'part_amount_half_width', 'per', 'per_half_width') }} as other_high,
        {{ cut_product_meets(
            'share', 'share_half_width', 'whole_amount', 'whole_amount_half_width', 'part_amount', 'part_amount_half_width', 'per', 'per_half_width'
        ) }} as meets_if_cut
    from terms
    where part_amount is not null and whole_amount is not null

),

-- the whole that is meant: one that the share closes, of these the one of its name; else the one of its name
meant as (

    select
        *,
        row_number() over (
            partition by share_id
            order by
                case
                    when share_of_whole = part_of_per or meets or meets_if_cut then 0
                    when said in ('named', 'total row') then 1
                    else 2
                end,
                case said when 'named' then 0 when 'total row' then 1 when 'row' then 2 else 3 end,
                case when share_of_whole = part_of_per then 0 when meets then 1 when meets_if_cut then 2 else 3 end,
                case when is_near then 0 else 1 end,
                whole_id
        ) as preference
    from (
        select
            *,
            low <= other_high and high >= other_low as meets,
            max(case when said = 'named' then 1 else 0 end) over (partition by share_id) as has_named
        from judged
    ) as marked
    where said <> 'total row' or has_named = 0

),

verdicts as (

    select
        *,
        {{ verdict(
            'share_of_whole = part_of_per',
            'meets',
            'meets_if_cut',
            product_slips('low', 'high', 'other_low', 'other_high')
        ) }} as verdict
    from meant
    where preference = 1 and said <> 'alike'

),

compared as (

    select
        *,
        {{ rounded_to(6, ratio('part_of_per', 'whole_amount'), cast='try_cast') }} as rhs,
        {{ rounded_to(6, 'share_half_width + ' ~ ratio(
            'part_amount_half_width * per + part_amount * per_half_width + share * whole_amount_half_width', 'whole_amount'
        ), cast='try_cast') }} as tolerance
    from verdicts
    where
        verdict in ('exact', 'within_rounding', 'truncated')
        or (
            said in ('named', 'total row')
            and not is_ambiguous
            -- in a sentence what is some times the whole is no part of it: it is of more years
            and not (verdict = 'mismatch' and table_no is null and part_amount > whole_amount and part_amount < 10 * whole_amount)
        )

)

select
    compared.report_id,
    compared.anchor_ordinal,
    compared.table_no,
    'share_of_whole' as identity,
    coalesce(tables.table_label || '“' || compared.row_label || '”行：', '') || compared.indicator_name_zh || ' ' || {{ plain_number('compared.part') }}
    || compared.printed_unit || ' 占' || coalesce(compared.whole_of, '总量') || '（' || {{ plain_number('compared.whole') }} || compared.whole_printed_unit
    || '）应为 ' || {{ plain_number('compared.rhs') }} || '%，所印为 ' || {{ plain_number('compared.share') }} || '%' as description_zh,
    coalesce(tables.table_label || ', row “' || compared.row_label || '”: ', '') || compared.indicator_name_zh || ' ' || {{ plain_number('compared.part') }}
    || compared.printed_unit || ' of ' || coalesce(compared.whole_of, 'its total') || ' (' || {{ plain_number('compared.whole') }} || compared.whole_printed_unit
    || ') is ' || {{ plain_number('compared.rhs') }} || ' %, printed as ' || {{ plain_number('compared.share') }} || ' %' as description_en,
    compared.share as lhs,
    compared.rhs,
    compared.share - compared.rhs as gap,
    compared.tolerance,
    compared.verdict,
    1 as part_count,
    case when compared.per_id is null then 'ratio' else 'proportion' end as form,
    case
        when compared.per_id is null then {{ id_array(['compared.part_id', 'compared.whole_id']) }}
        else {{ id_array(['compared.part_id', 'compared.whole_id', 'compared.per_id']) }}
    end as figure_ids,
    compared.share_id as anchor_id
from compared
left join {{ ref('stg_tables') }} as tables on compared.report_id = tables.report_id and compared.table_no = tables.table_no
where compared.rhs is not null and compared.tolerance is not null
