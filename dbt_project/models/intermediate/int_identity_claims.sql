-- words that claim a result (超额完成, 控制在...以内) against the numbers printed in the same sentence
with figures as (

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
    from figures as target
    inner join figures as actual
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
    from figures
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
