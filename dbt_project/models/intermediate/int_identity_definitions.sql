-- indicators that are defined by others (definitions.csv): a whole and its parts, a balance, a rate of a base, shares that make a hundred.
-- All that a definition names must be printed with one key, so that like is held against like. Of several definitions of one
-- number the one that closes is meant, and of these the exact one and that of most parts. Where none closes it is an error where each of
-- its numbers is printed with one value and the definition leaves nothing out, unless a sum falls short of its whole by more than a
-- twentieth: its parts may be those of a smaller scope (限额以上) that words before them tell. Whatever the gap, and whatever is left out, a sum is
-- wrong that one number closes once it is moved by a power of ten. Shares are made to add up to a hundred, which moves one by a unit of
-- its last decimal
with observations as (

    select
        observations.figure_id,
        observations.report_id,
        observations.ordinal,
        observations.table_no,
        observations.indicator_id,
        observations.indicator_name_zh,
        {{ key_columns('observations', besides='report_id indicator_id kind rank_among') }},
        observations.kind,
        observations.whole_of,
        observations.values_printed,
        observations.printed_unit,
        observations.base_unit_id,
        observations.unit_factor,
        cast(observations.value * observations.unit_factor as decimal(30, 6)) as value,
        -- things that are counted one by one have no rounding
        cast(
            {{ rounding_of('observations') }}
            * observations.unit_factor as decimal(30, 6)
        ) as half_width
    from {{ ref('int_observations') }} as observations
    where
        observations.is_curated
        and observations.value_high is null
        and observations.comparator is null
        and observations.kind in ('level', 'rate', 'share')
        -- a share of a printed whole is held against that
        and (observations.kind <> 'share' or observations.whole_of is null)
        and observations.indicator_id in (select indicator_id from {{ ref('definitions') }})

),

needed as (

    select
        definition,
        count(*) as members
    from {{ ref('definitions') }}
    group by definition

),

-- what each definition makes of what is printed with one key, in the base of its unit
printed as (

    select
        observations.report_id,
        members.definition,
        count(*) as members,
        min(members.form) as form,
        min(members.alarms) as alarms,
        max(observations.values_printed) as values_printed,
        max(case when members.place = 0 then observations.figure_id end) as anchor_id,
        max(case when members.place = 0 then observations.ordinal end) as anchor_ordinal,
        max(case when members.place = 0 then observations.table_no end) as table_no,
        max(case when members.place = 0 then observations.kind end) as kind,
        max(case when members.place = 0 then observations.printed_unit end) as printed_unit,
        max(case when members.place = 0 then observations.unit_factor end) as unit_factor,
        max(case when members.role = 'whole' then observations.base_unit_id end) as unit_of_whole,
        min(case when members.role <> 'whole' then observations.base_unit_id end) as unit_of_parts,
        max(case when members.role <> 'whole' then observations.base_unit_id end) as other_unit_of_parts,
        sum(case when members.role = 'whole' then observations.value end) as whole,
        sum(case when members.role = 'whole' then observations.half_width end) as whole_half_width,
        sum(case when members.role in ('part', 'both') then observations.value end) as parts,
        sum(case when members.role in ('part', 'both') then observations.half_width end) as parts_half_width,
        sum(case when members.role in ('base', 'both') then observations.value end) as base,
        sum(case when members.role in ('base', 'both') then observations.half_width end) as base_half_width,
        cast(sum(case when members.role in ('part', 'both') then 1 else 0 end) as int) as part_count,
        {{ joined_in_order("case when members.role = 'whole' then observations.indicator_name_zh end", 'members.place', '、') }} as whole_zh,
        {{ joined_in_order("case when members.role <> 'whole' then observations.indicator_name_zh end", 'members.place', '、') }} as parts_zh,
        -- the anchor comes first
        {{ ids_in_order('observations.figure_id', 'members.place') }} as figure_ids
    from {{ ref('definitions') }} as members
    inner join observations on members.indicator_id = observations.indicator_id and members.kind = observations.kind
    group by members.definition, {{ key_columns('observations', besides='indicator_id kind rank_among') }}

),

terms as (

    select
        printed.*,
        printed.base is not null as is_rate,
        printed.whole is null as is_of_hundred,
        coalesce(printed.whole, 100) as stated,
        coalesce(printed.whole_half_width, 0) as stated_half_width
    from printed
    inner join needed on printed.definition = needed.definition and printed.members = needed.members
    where
        printed.unit_of_parts = printed.other_unit_of_parts
        and (printed.base > 0 or (printed.base is null and printed.unit_of_parts = coalesce(printed.unit_of_whole, printed.unit_of_parts)))

),

judged as (

    select
        *,
        {{ rounded_to(6, 'case when is_rate then ' ~ ratio('parts * 100', 'base') ~ ' else ' ~ ratio('parts', 'unit_factor') ~ ' end', cast='try_cast') }}
            as lhs,
        {{ rounded_to(6, ratio('stated', 'unit_factor'), cast='try_cast') }} as rhs,
        {{ rounded_to(
            6,
            'case when is_rate then stated_half_width + ' ~ ratio('parts_half_width * 100 + stated * base_half_width', 'base')
            ~ ' else ' ~ ratio('stated_half_width + parts_half_width', 'unit_factor') ~ ' end',
            cast='try_cast'
        ) }} as tolerance,
        case
            when is_rate
                then {{ verdict(
                    factor('stated') ~ ' * ' ~ factor('base') ~ ' = ' ~ factor('parts') ~ ' * 100',
                    interval_product_meets(
                        'stated', 'stated_half_width', 'base', 'base_half_width', 'parts', 'parts_half_width', '100', '0'
                    ),
                    cut_product_meets('stated', 'stated_half_width', 'base', 'base_half_width', 'parts', 'parts_half_width', '100', '0'),
                    'false'
                ) }}
            else {{ verdict(
                'parts = stated',
                'abs(parts - stated) <= parts_half_width + stated_half_width',
                'parts - stated < 2 * stated_half_width and stated - parts < 2 * parts_half_width',
                'false'
            ) }}
        end as verdict
    from terms

),

unclosed as (

    select
        judged.*,
        -- of several definitions of one number each is tried
        cast(judged.anchor_id as string) || judged.definition as sum_id
    from judged
    where verdict = 'mismatch' and form in ('sum', 'remainder') and values_printed = 1

),

-- in the base of their unit: a number moved from 亿 keeps its digits
sums as (

    select
        sum_id as anchor_id,
        parts as lhs,
        stated as rhs,
        parts - stated as gap,
        parts_half_width + stated_half_width as tolerance,
        parts_half_width as lhs_half_width,
        stated_half_width as rhs_half_width
    from unclosed

),

parts_of_sums as (

    select
        members_printed.sum_id as total_id,
        observations.value,
        observations.half_width
    from (
        select
            sum_id,
            definition,
            {{ unnested('figure_ids') }} as figure_id
        from unclosed
    ) as members_printed
    inner join observations on members_printed.figure_id = observations.figure_id
    inner join {{ ref('definitions') }} as members
        on
            members_printed.definition = members.definition
            and observations.indicator_id = members.indicator_id
            and observations.kind = members.kind
            and members.role = 'part'

),

slips as (

    {{ slipped_sums('sums', 'parts_of_sums') }}

),

explained as (

    select
        judged.*,
        slips.is_close is not null and (judged.alarms or slips.is_close = 1) as is_slip
    from judged
    left join unclosed on judged.anchor_id = unclosed.anchor_id and judged.definition = unclosed.definition
    left join slips on unclosed.sum_id = slips.anchor_id
    where judged.lhs is not null and judged.rhs is not null and judged.tolerance is not null and judged.parts > 0

),

meant as (

    select
        *,
        row_number() over (
            partition by anchor_id
            order by
                case when verdict = 'exact' then 0 when verdict <> 'mismatch' then 1 when is_slip then 2 else 3 end asc,
                members desc,
                definition asc
        ) as preference
    from explained

)

select
    report_id,
    anchor_ordinal,
    table_no,
    'definition' as identity,
    coalesce(whole_zh || case kind when 'share' then '占比' else '' end || '：', '') || parts_zh
    || case when is_rate then '得 ' when is_of_hundred then '占比合为 ' else '合为 ' end || {{ plain_number('lhs') }} || printed_unit
    || case when is_of_hundred then '，应为 ' else '，所印为 ' end || {{ plain_number('rhs') }} || printed_unit as description_zh,
    coalesce(case kind when 'share' then 'Share of ' else '' end || whole_zh || ': ', 'Shares: ') || parts_zh
    || case when is_rate then ' give ' else ' make ' end || {{ plain_number('lhs') }} || printed_unit
    || case when is_of_hundred then ', should be ' else ', printed as ' end || {{ plain_number('rhs') }} || printed_unit as description_en,
    lhs,
    rhs,
    lhs - rhs as gap,
    tolerance,
    case when is_slip then 'unit_slip' else verdict end as verdict,
    part_count,
    form,
    {{ without_first('figure_ids') }} as figure_ids,
    anchor_id
from meant
where
    preference = 1
    and (
        verdict <> 'mismatch'
        or is_slip
        or (
            alarms
            and values_printed = 1
            and (form not in ('sum', 'remainder') or lhs > rhs or abs(lhs - rhs) * 20 <= abs(rhs))
            and not (is_rate and kind = 'share' and abs(lhs - rhs) <= tolerance + 2 * stated_half_width)
        )
    )
