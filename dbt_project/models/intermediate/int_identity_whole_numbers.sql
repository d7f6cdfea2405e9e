-- a count beside a percentage that implies another count: the year before (growth), the target (completion), the whole (share).
-- the implied number must be whole. It says something only where the printed decimals leave room for less than one whole number.
-- and no count falls by all there was and leaves some.
-- the count is the one that the rate is of: nothing of its name is measured between the two, and no part is named
with figures as (

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
        figures.whole_of,
        figures.comparator,
        figures.printed_unit,
        figures.decimals,
        figures.value_high,
        figures.sentence,
        figures.sentence_start,
        figures.char_start,
        units.quantity_kind,
        units.unit_mult,
        {{ factor('figures.value') }} as value,
        {{ half_width('figures.decimals') }} as half_width
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where figures.value is not null

),

rates as (

    select *
    from figures
    where
        kind in ('growth', 'completion', 'share')
        and printed_unit = '%'
        and comparator is null
        and value_high is null
        -- what it contributes to another thing, or is above it, leads to no base of its own, and an average over years to none at once
        and coalesce(change_basis, 'year') in ('year', 'period', 'start_of_year')

),

counts as (

    select * from figures
    where
        kind = 'level'
        and decimals = 0
        and unit_mult = 0
        and quantity_kind = 'count'
        and comparator is null
        and value_high is null
        and value > 0
        -- by so many it changed: that is not what there is
        and change_basis is null

),

levels as (

    select
        report_id,
        block_no,
        indicator_name_zh,
        figure_id,
        ordinal
    from figures
    where kind = 'level' and table_no is null

),

pairs as (

    select
        rates.report_id,
        rates.ordinal as anchor_ordinal,
        rates.table_no,
        rates.figure_id as anchor_id,
        rates.indicator_id,
        rates.indicator_name_zh,
        rates.year,
        rates.zone_id,
        rates.industry_id,
        rates.kind,
        rates.whole_of,
        counts.figure_id as count_id,
        counts.printed_unit,
        counts.value as level,
        rates.value as rate,
        rates.half_width,
        -- what 100 stands for: the base plus its growth, or the whole
        {{ factor("case rates.kind when 'growth' then 100 + rates.value else rates.value end") }} as per,
        row_number() over (
            partition by rates.figure_id
            order by abs(rates.ordinal - counts.ordinal), counts.ordinal
        ) as nearest
    from rates
    inner join counts
        on
            {{ same_subject('rates', 'counts') }}
            and (
                rates.block_no = counts.block_no
                or (rates.table_no = counts.table_no and rates.row_no = counts.row_no)
            )
            and rates.scenario = counts.scenario
    left join levels
        on
            rates.report_id = levels.report_id
            and rates.block_no = levels.block_no
            and rates.indicator_name_zh = levels.indicator_name_zh
            and counts.ordinal < levels.ordinal
            and rates.ordinal > levels.ordinal
    where
        levels.figure_id is null
        -- of so many kinds of goods it is the value that has a share of a value: 3类商品占出口总值的64%
        and not (rates.kind = 'share' and rates.whole_of is not null and counts.printed_unit in ('类', '种'))
        and not coalesce(
            counts.sentence_start = rates.sentence_start
            and substr(rates.sentence, counts.char_start - counts.sentence_start + 1, rates.char_start - counts.char_start) like '%其中%',
            false
        )

),

candidates as (

    select
        *,
        try_cast(round({{ ratio('level * 100', 'per') }}, 0) as bigint) as nearest_whole
    from pairs
    where nearest = 1 and per > 0 and level * {{ factor('half_width * 200') }} < per * per

),

impossible as (

    select * from pairs
    where nearest = 1 and kind = 'growth' and per <= 0

),

-- rounding may lead to either neighbour
tried as (

    select
        candidates.*,
        {{ factor('candidates.nearest_whole + offsets.step') }} as whole,
        abs(offsets.step) as distance
    from candidates
    cross join (
        select 0 as step
        union all
        select 1 as step
        union all
        select -1 as step
    ) as offsets
    where candidates.nearest_whole + offsets.step > 0

),

judged as (

    select
        *,
        {{ factor('level') }} * 100 = whole * per as is_exact,
        abs({{ factor('level') }} * 100 - whole * per) <= whole * half_width as meets,
        {{ factor('level') }} * 100 >= whole * per and {{ factor('level') }} * 100 < whole * (per + 2 * half_width) as meets_if_cut
    from tried
    where whole is not null

),

best as (

    select
        *,
        row_number() over (
            partition by anchor_id
            order by
                case when is_exact then 0 when meets then 1 when meets_if_cut then 2 else 3 end,
                distance,
                whole
        ) as preference
    from judged

),

implied as (

    select
        report_id,
        anchor_ordinal,
        table_no,
        case kind when 'growth' then 'growth_base' when 'completion' then 'completion' else 'share_of_whole' end as identity,
        anchor_id,
        count_id,
        indicator_name_zh,
        kind,
        printed_unit,
        level,
        rate,
        whole as rhs,
        {{ rounded_to(6, ratio('level * 100', 'per')) }} as lhs,
        {{ rounded_to(6, ratio('level * 100', 'per') ~ ' - whole') }} as gap,
        {{ rounded_to(6, ratio('whole * half_width', 'per')) }} as tolerance,
        {{ verdict('is_exact', 'meets', 'meets_if_cut', 'false') }} as verdict
    from best
    where preference = 1

    union all

    select
        report_id,
        anchor_ordinal,
        table_no,
        'growth_base' as identity,
        anchor_id,
        count_id,
        indicator_name_zh,
        kind,
        printed_unit,
        level,
        rate,
        {{ factor('0') }} as rhs,
        cast(level as decimal(24, 6)) as lhs,
        cast(level as decimal(24, 6)) as gap,
        cast(0 as decimal(24, 6)) as tolerance,
        'mismatch' as verdict
    from impossible

),

-- a sentence that gives one name two rates has the rate of something else among them
ambiguous as (

    select distinct implied.anchor_id
    from implied
    inner join rates on implied.anchor_id = rates.figure_id
    inner join rates as others
        on
            {{ same_key('rates', 'others') }}
            and rates.block_no is not distinct from others.block_no
            and rates.sentence_start is not distinct from others.sentence_start
            and rates.table_no is not distinct from others.table_no
            and rates.row_no is not distinct from others.row_no
            and rates.value <> others.value
    where implied.verdict = 'mismatch'

)

-- where the whole, the target or the year before is printed, that is the stronger check
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
    counts.indicator_name_zh || ': ' || {{ plain_number('counts.level') }} || counts.printed_unit
    || case counts.kind when 'growth' then ', a growth of ' when 'completion' then ', of the target ' else ', a share of ' end || {{ plain_number('counts.rate') }} || ' %, '
    || case
        when counts.kind = 'growth' and counts.rate <= -100 then 'a fall by all there was and more, which leaves ' || {{ plain_number('counts.rhs') }}
        else
            'implies ' || case counts.kind when 'growth' then 'a year before of ' when 'completion' then 'a target of ' else 'a whole of ' end
            || {{ plain_number('counts.lhs') }} || ', which should be the whole number ' || {{ plain_number('counts.rhs') }}
    end as description_en,
    counts.lhs,
    counts.rhs,
    counts.gap,
    counts.tolerance,
    counts.verdict,
    1 as part_count,
    case counts.kind when 'growth' then 'whole_by_growth' else 'whole_by_ratio' end as form,
    {{ id_array(['counts.count_id']) }} as figure_ids,
    counts.anchor_id
from implied as counts
left join ambiguous on counts.anchor_id = ambiguous.anchor_id
left join {{ ref('int_identity_shares') }} as shares on counts.anchor_id = shares.anchor_id
left join {{ ref('int_identity_completion') }} as rates on counts.anchor_id = rates.anchor_id and rates.identity = 'completion'
left join {{ ref('int_identity_growths') }} as growths on counts.anchor_id = growths.anchor_id
where
    shares.anchor_id is null
    and rates.anchor_id is null
    and growths.anchor_id is null
    and ambiguous.anchor_id is null
