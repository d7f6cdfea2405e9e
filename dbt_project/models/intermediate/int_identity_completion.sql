-- a completion rate, the result, and the printed target: result / target = rate.
-- a target that stands elsewhere is the one that is meant where the report prints one result and one target of that name
-- words that claim a result (超额完成, 控制在...以内) against the numbers printed in the same sentence
with completed as (

    select distinct
        report_id,
        indicator_id
    from {{ ref('int_figures') }}
    where kind = 'completion' and printed_unit = '%'

),

figures as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.block_no,
        figures.table_no,
        figures.row_no,
        figures.indicator_id,
        figures.indicator_name_zh,
        {{ key_columns('figures', besides='report_id indicator_id') }},
        figures.printed_unit,
        figures.unit_id,
        figures.base_unit_id,
        figures.unit_factor,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width,
        (max(figures.value) over of_key - min(figures.value) over of_key) * 20 > max(figures.value) over of_key as is_ambiguous
    from {{ ref('int_figures') }} as figures
    inner join completed on figures.report_id = completed.report_id and figures.indicator_id = completed.indicator_id
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where figures.value is not null and figures.value > 0 and figures.value_high is null
    window of_key as (partition by {{ key_columns('figures') }}, figures.unit_id)

),

terms as (

    select
        rates.report_id,
        rates.ordinal as anchor_ordinal,
        rates.table_no,
        rates.figure_id as anchor_id,
        actual.figure_id as actual_id,
        target.figure_id as target_id,
        rates.indicator_name_zh,
        actual.value as printed_actual,
        actual.printed_unit as actual_unit,
        target.value as printed_target,
        target.printed_unit as target_unit,
        rates.value as rate,
        rates.half_width as rate_half_width,
        -- what is printed in two units is compared in the smaller one
        {{ factor('actual.value * ' ~ times_smaller_unit('actual.unit_factor', 'target.unit_factor')) }} as actual,
        {{ factor('actual.half_width * ' ~ times_smaller_unit('actual.unit_factor', 'target.unit_factor')) }} as actual_half_width,
        {{ factor('target.value * ' ~ times_smaller_unit('target.unit_factor', 'actual.unit_factor')) }} as target,
        {{ factor('target.half_width * ' ~ times_smaller_unit('target.unit_factor', 'actual.unit_factor')) }} as target_half_width,
        row_number() over (
            partition by rates.figure_id
            order by abs(rates.ordinal - actual.ordinal), abs(rates.ordinal - target.ordinal), actual.ordinal, target.ordinal
        ) as nearest
    from figures as rates
    inner join figures as actual
        on
            {{ same_subject('rates', 'actual') }}
            and (
                rates.block_no = actual.block_no
                or (rates.table_no = actual.table_no and rates.row_no = actual.row_no)
            )
            and actual.kind = 'level'
            and actual.scenario = 'actual'
    inner join figures as target
        on
            {{ same_key('actual', 'target', besides='scenario') }}
            and actual.base_unit_id = target.base_unit_id
            and target.scenario = 'target'
            and (
                actual.block_no = target.block_no
                or (actual.table_no = target.table_no and actual.row_no = target.row_no)
                or not (actual.is_ambiguous or target.is_ambiguous)
            )
    where rates.kind = 'completion' and rates.printed_unit = '%'

),

compared as (

    select
        *,
        {{ rounded_to(6, ratio('actual * 100', 'target'), cast='try_cast') }} as implied,
        {{ rounded_to(6, 'rate - ' ~ ratio('actual * 100', 'target'), cast='try_cast') }} as gap,
        {{ rounded_to(6, 'rate_half_width + ' ~ ratio('actual_half_width * 100 + rate * target_half_width', 'target'), cast='try_cast') }}
            as tolerance
    from terms
    where nearest = 1 and target > 0

),

stated as (

    select * from {{ ref('int_figures') }}
    where value is not null

),

cues as (

    select
        cue,
        claim,
        rank
    from {{ ref('claims') }}

),

-- a target and its result in one sentence
pairs as (

    select
        target.report_id,
        target.ordinal as anchor_ordinal,
        target.table_no,
        target.figure_id as anchor_id,
        actual.figure_id as actual_id,
        actual.ordinal as actual_ordinal,
        target.sentence,
        target.indicator_name_zh,
        target.printed_unit,
        {{ factor('actual.value') }} as actual,
        {{ factor('target.value') }} as target,
        case
            when target.comparator in ('le', 'lt') then 'lower'
            when target.comparator in ('ge', 'gt') then 'higher'
            when indicators.polarity = 'lower' then 'lower'
            else 'higher'
        end as direction,
        false as is_rate
    from stated as target
    inner join stated as actual
        on
            {{ same_key('target', 'actual', besides='scenario') }}
            and target.block_no = actual.block_no
            and target.sentence = actual.sentence
            and {{ measured_in('target') }} = {{ measured_in('actual') }}
    left join {{ ref('indicators') }} as indicators on target.indicator_id = indicators.indicator_id
    where target.scenario = 'target' and actual.scenario = 'actual' and target.table_no is null

    union all

    -- a completion rate says by itself how the result stands to the target; 完成目标的N% claims nothing, 超额完成N% does
    select
        report_id,
        ordinal as anchor_ordinal,
        table_no,
        figure_id as anchor_id,
        figure_id as actual_id,
        ordinal as actual_ordinal,
        sentence,
        indicator_name_zh,
        printed_unit,
        {{ factor('value') }} as actual,
        {{ factor('100') }} as target,
        'higher' as direction,
        true as is_rate
    from stated
    where kind = 'completion' and printed_unit = '%'

),

claimed as (

    select
        pairs.*,
        cues.cue,
        cues.claim,
        row_number() over (partition by pairs.anchor_id, pairs.actual_id order by cues.rank asc, length(cues.cue) desc, cues.cue) as strongest
    from pairs
    inner join cues on {{ dbt.position('cues.cue', 'pairs.sentence') }} > 0
    where not (pairs.is_rate and cues.claim = 'attained')

),

judged as (

    select
        *,
        case direction when 'lower' then target - actual else actual - target end as margin,
        row_number() over (partition by anchor_id order by actual_ordinal) as first_result
    from claimed
    where strongest = 1

)

select
    compared.report_id,
    compared.anchor_ordinal,
    compared.table_no,
    'completion' as identity,
    compared.indicator_name_zh || '：' || {{ plain_number('compared.printed_actual') }} || compared.actual_unit || ' 为目标 ' || {{ plain_number('compared.printed_target') }} || compared.target_unit
    || ' 的 ' || {{ plain_number('compared.implied') }} || '%，所印为 ' || {{ plain_number('compared.rate') }} || '%' as description_zh,
    compared.indicator_name_zh || ': ' || {{ plain_number('compared.printed_actual') }} || compared.actual_unit || ' is ' || {{ plain_number('compared.implied') }} || ' % of the target '
    || {{ plain_number('compared.printed_target') }} || compared.target_unit || ', printed as ' || {{ plain_number('compared.rate') }} || ' %' as description_en,
    compared.rate as lhs,
    compared.implied as rhs,
    compared.gap,
    compared.tolerance,
    {{ verdict(
        'rate * target = actual * 100',
        interval_product_meets(
            'rate', 'rate_half_width', 'target', 'target_half_width', 'actual', 'actual_half_width', '100', '0'
        ),
        cut_product_meets('rate', 'rate_half_width', 'target', 'target_half_width', 'actual', 'actual_half_width', '100', '0'),
        'false'
    ) }} as verdict,
    1 as part_count,
    'ratio' as form,
    {{ id_array(['compared.actual_id', 'compared.target_id']) }} as figure_ids,
    compared.anchor_id
from compared
where compared.implied is not null and compared.gap is not null and compared.tolerance is not null

union all

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'target_claim' as identity,
    judged.indicator_name_zh || '：文字称“' || judged.cue || '”，实际 ' || {{ plain_number('judged.actual') }} || judged.printed_unit || '，目标 ' || {{ plain_number('judged.target') }}
    || judged.printed_unit as description_zh,
    judged.indicator_name_zh || ': the words say “' || judged.cue || '”, the result is ' || {{ plain_number('judged.actual') }} || judged.printed_unit || ', the target '
    || {{ plain_number('judged.target') }} || judged.printed_unit as description_en,
    judged.actual as lhs,
    judged.target as rhs,
    judged.actual - judged.target as gap,
    {{ factor('0') }} as tolerance,
    case
        when judged.claim = 'exceeded' and judged.margin > 0 then 'exact'
        when judged.claim = 'attained' and judged.margin >= 0 then 'exact'
        when judged.claim = 'missed' and judged.margin < 0 then 'exact'
        else 'mismatch'
    end as verdict,
    1 as part_count,
    case
        when judged.is_rate and judged.claim = 'missed' then 'below_100'
        when judged.is_rate then 'above_100'
        when judged.claim = 'attained' and judged.direction = 'higher' then 'at_least'
        when judged.claim = 'attained' then 'at_most'
        when (judged.claim = 'exceeded') = (judged.direction = 'higher') then 'above'
        else 'below'
    end as form,
    {{ id_array(['judged.actual_id']) }} as figure_ids,
    judged.anchor_id
from judged
where judged.first_result = 1
