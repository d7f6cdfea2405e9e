-- growths beside the numbers that they compare.
-- a column of growths and two columns: the later number / the earlier number = 100 + growth. Which two columns it compares, the numbers
-- say: those that close it in nearly all of its rows. A row that does not is wrong where it is one of few.
-- in a sentence, a number, by how much it changed, and its growth: change / (number - change) = growth. And two numbers of two years with
-- the growth from one to the other, or the average of each year between: where these do not agree there is no error known, as the growth
-- may be of comparable prices, or begin a year earlier
with printed as (

    select
        figures.figure_id,
        figures.ordinal,
        figures.block_no,
        figures.sentence_start,
        figures.table_no,
        figures.row_no,
        figures.column_no,
        figures.row_label,
        figures.indicator_name_zh,
        {{ key_columns('figures') }},
        figures.printed_unit,
        figures.unit_id,
        figures.base_unit_id,
        figures.classifier_zh,
        figures.unit_factor,
        {{ factor('figures.value') }} as value,
        {{ part_half_width('figures.decimals', 'units.quantity_kind', 'units.unit_mult') }} as half_width
    from {{ ref('int_figures') }} as figures
    left join {{ ref('int_units') }} as units on figures.printed_unit = units.printed_unit
    where
        figures.kind in ('growth', 'level')
        and figures.value is not null
        and figures.value_high is null
        and figures.comparator is null
        and coalesce(figures.change_basis, 'year') in ('year', 'period', 'start_of_year', 'yearly_average')

),

-- what grows at constant prices where nothing else is said: two numbers of it do not tell how much that is
at_constant_prices as (

    select indicator_id
    from {{ ref('indicator_definitions') }}
    where usual_price_basis = 'constant'

),

figures as (

    select * from printed
    where table_no is not null and row_no is not null and coalesce(change_basis, 'year') <> 'yearly_average'

),

growths as (

    select * from figures
    where kind = 'growth' and printed_unit = '%' and value > -100 and value < 100000

),

levels as (

    select * from figures
    where kind = 'level' and value > 0

),

terms as (

    select
        growths.report_id,
        growths.ordinal as anchor_ordinal,
        growths.table_no,
        growths.column_no,
        growths.row_label,
        growths.figure_id as anchor_id,
        growths.indicator_id,
        growths.indicator_name_zh,
        later.column_no as later_column_no,
        earlier.column_no as earlier_column_no,
        later.figure_id as later_id,
        earlier.figure_id as earlier_id,
        later.printed_unit,
        growths.value as growth,
        growths.half_width as growth_half_width,
        {{ factor('100 + growths.value') }} as per,
        later.value as later_value,
        later.half_width as later_half_width,
        earlier.value as earlier_value,
        earlier.half_width as earlier_half_width
    from growths
    inner join levels as later
        on
            growths.report_id = later.report_id
            and growths.table_no = later.table_no
            and growths.row_no = later.row_no
            and growths.time_period = later.time_period
    inner join levels as earlier
        on
            later.report_id = earlier.report_id
            and later.table_no = earlier.table_no
            and later.row_no = earlier.row_no
            and later.printed_unit = earlier.printed_unit
            and later.column_no <> earlier.column_no
            and later.year >= earlier.year

),

judged as (

    select
        *,
        {{ least_product('per', 'growth_half_width', 'earlier_value', 'earlier_half_width') }} as low,
        {{ most_product('per', 'growth_half_width', 'earlier_value', 'earlier_half_width') }} as high,
        {{ least_product('later_value', 'later_half_width', '100', '0') }} as other_low,
        {{ most_product('later_value', 'later_half_width', '100', '0') }} as other_high,
        {{ cut_product_meets(
            'per', 'growth_half_width', 'earlier_value', 'earlier_half_width', 'later_value', 'later_half_width', '100', '0'
        ) }} as meets_if_cut
    from terms

),

-- of each column of growths the two columns that close it best
compared_columns as (

    select
        *,
        row_number() over (
            partition by report_id, table_no, column_no order by closed desc, in_rows asc, later_column_no asc, earlier_column_no asc
        ) as preference
    from (
        select
            report_id,
            table_no,
            column_no,
            later_column_no,
            earlier_column_no,
            count(*) as in_rows,
            sum(case when (low <= other_high and high >= other_low) or meets_if_cut then 1 else 0 end) as closed
        from judged
        group by report_id, table_no, column_no, later_column_no, earlier_column_no
    ) as counted

),

compared as (

    select
        judged.*,
        columns.in_rows,
        columns.closed,
        {{ rounded_to(6, ratio('judged.later_value * 100', 'judged.earlier_value') ~ ' - 100', cast='try_cast') }} as rhs,
        {{ rounded_to(6, 'judged.growth_half_width + ' ~ ratio(
            'judged.later_half_width * 100 + judged.per * judged.earlier_half_width', 'judged.earlier_value'
        ), cast='try_cast') }} as tolerance,
        {{ verdict(
            'judged.per * judged.earlier_value = judged.later_value * 100',
            'judged.low <= judged.other_high and judged.high >= judged.other_low',
            'judged.meets_if_cut',
            product_slips('judged.low', 'judged.high', 'judged.other_low', 'judged.other_high')
        ) }} as verdict
    from judged
    inner join compared_columns as columns
        on
            judged.report_id = columns.report_id
            and judged.table_no = columns.table_no
            and judged.column_no = columns.column_no
            and judged.later_column_no = columns.later_column_no
            and judged.earlier_column_no = columns.earlier_column_no
    where columns.preference = 1 and columns.closed >= 3 and columns.closed * 5 >= columns.in_rows * 4

),

sentences as (

    select * from printed
    where table_no is null and value <> 0

),

-- the number that changed by so much, and its growth: both stand in the sentence that prints the change. Number and change are compared
-- in the smaller of their units
changes as (

    select
        changes.report_id,
        growths.ordinal as anchor_ordinal,
        growths.figure_id as anchor_id,
        changes.figure_id as change_id,
        levels.figure_id as level_id,
        levels.indicator_id,
        levels.indicator_name_zh,
        levels.printed_unit as level_unit,
        changes.printed_unit as amount_unit,
        case when changes.unit_factor < levels.unit_factor then changes.printed_unit else levels.printed_unit end as printed_unit,
        growths.value as growth,
        growths.half_width as growth_half_width,
        levels.value as printed_level,
        changes.value as printed_amount,
        {% for number, other in [('level', 'change'), ('change', 'level')] %}
        {%- set times = times_smaller_unit(number ~ 's.unit_factor', other ~ 's.unit_factor') %}
        {{ factor(number ~ 's.value * ' ~ times) }} as {{ 'level' if loop.first else 'amount' }},
        {{ factor(number ~ 's.half_width * ' ~ times) }} as {{ 'level' if loop.first else 'amount' }}_half_width,
        {% endfor %}
        row_number() over (
            partition by growths.figure_id
            order by abs(changes.ordinal - levels.ordinal), abs(changes.ordinal - growths.ordinal), changes.ordinal
        ) as nearest
    from sentences as changes
    inner join sentences as levels
        on
            changes.report_id = levels.report_id
            and changes.block_no = levels.block_no
            and changes.sentence_start = levels.sentence_start
            and {{ can_be_added('changes', 'levels') }}
            and changes.time_period = levels.time_period
            and changes.scenario = levels.scenario
            and changes.area_code = levels.area_code
            and changes.scope_id = levels.scope_id
            and changes.indicator_name_zh like levels.indicator_name_zh || '_%'
            and changes.ordinal > levels.ordinal
            and changes.ordinal <= levels.ordinal + 3
            and levels.kind = 'level'
            and levels.change_basis is null
    inner join sentences as growths
        on
            {{ same_key('levels', 'growths', besides='kind change_basis') }}
            and levels.block_no = growths.block_no
            and levels.sentence_start = growths.sentence_start
            and changes.change_basis = growths.change_basis
            and levels.ordinal < growths.ordinal
            and levels.ordinal >= growths.ordinal - 3
            and growths.kind = 'growth'
            and growths.printed_unit = '%'
    where
        changes.kind = 'level'
        and changes.change_basis in ('year', 'period', 'start_of_year')
        and changes.value > 0

),

-- a rise of all there is, or more, leaves no year before that the growth could be of: what the growth makes of the number is told instead
judged_changes as (

    select
        *,
        base > 0 as has_base,
        {{ rounded_to(6, 'case when base > 0 then ' ~ ratio('case when growth < 0 then -amount else amount end * 100', 'base')
            ~ ' else ' ~ ratio('growth * level', '100 + growth') ~ ' end', cast='try_cast') }} as rhs,
        {{ rounded_to(6, 'case when base > 0 then growth_half_width + '
            ~ ratio('amount_half_width * 100 + abs(growth) * base_half_width', 'base')
            ~ ' else amount_half_width + level_half_width + ' ~ ratio('growth_half_width * level', '100 + growth') ~ ' end', cast='try_cast') }}
            as tolerance,
        {{ verdict(
            'abs(growth) * base = amount * 100',
            'base > 0 and ' ~ interval_product_meets('abs(growth)', 'growth_half_width', 'base', 'base_half_width', 'amount', 'amount_half_width', '100', '0'),
            'base > 0 and ' ~ cut_product_meets('abs(growth)', 'growth_half_width', 'base', 'base_half_width', 'amount', 'amount_half_width', '100', '0'),
            'false'
        ) }} as verdict
    from (
        select
            *,
            {{ factor('case when growth < 0 then level + amount else level - amount end') }} as base,
            {{ factor('level_half_width + amount_half_width') }} as base_half_width
        from changes
        where nearest = 1
    ) as nearest_changes
    where abs(growth) < 100000 and (base > 0 or growth > 0)

),

-- a number of an earlier year, the number that it came to, and the growth
ways as (

    select
        growths.report_id,
        growths.ordinal as anchor_ordinal,
        growths.figure_id as anchor_id,
        earlier.figure_id as earlier_id,
        later.figure_id as later_id,
        growths.indicator_name_zh,
        growths.printed_unit,
        later.printed_unit as level_unit,
        growths.value as growth,
        later.year - earlier.year as years,
        earlier.value as earlier_value,
        later.value as later_value,
        later.half_width as later_half_width,
        earlier.half_width as earlier_half_width,
        {{ ratio('100 + growths.value', '100') }} as times,
        {{ ratio('100 + growths.value - growths.half_width', '100') }} as times_low,
        {{ ratio('100 + growths.value + growths.half_width', '100') }} as times_high,
        row_number() over (
            partition by growths.figure_id
            order by growths.ordinal - later.ordinal, later.ordinal - earlier.ordinal
        ) as nearest
    from sentences as earlier
    inner join sentences as later
        on
            {{ same_key('earlier', 'later', besides='year time_period scenario') }}
            and earlier.block_no = later.block_no
            and earlier.sentence_start = later.sentence_start
            and earlier.unit_id = later.unit_id
            and earlier.ordinal < later.ordinal
            and earlier.year < later.year
            and earlier.year >= later.year - 5
            and earlier.scenario = 'baseline'
            and earlier.kind = 'level'
            and earlier.value > 0
            and earlier.change_basis is null
    inner join sentences as growths
        on
            {{ same_key('later', 'growths', besides='time_period kind change_basis') }}
            and later.block_no = growths.block_no
            and later.sentence_start = growths.sentence_start
            and later.ordinal = growths.ordinal - 1
            and growths.kind = 'growth'
            and growths.printed_unit = '%'
            and growths.value > -100
            and growths.value < 1000
            and (later.year = earlier.year + 1 or growths.change_basis = 'yearly_average')

),

grown as (

    select
        *,
        {{ grown('earlier_value', 'times', 'years') }} as grown_value,
        {{ grown('earlier_value - earlier_half_width', 'times_low', 'years') }} as low,
        {{ grown('earlier_value + earlier_half_width', 'times_high', 'years') }} as high
    from ways
    where nearest = 1

)

select
    compared.report_id,
    compared.anchor_ordinal,
    compared.table_no,
    'growth_base' as identity,
    coalesce(tables.table_label, '') || '“' || coalesce(compared.row_label, '') || '”行：' || {{ plain_number('compared.later_value') }} || compared.printed_unit || ' 比 '
    || {{ plain_number('compared.earlier_value') }} || compared.printed_unit || ' 增长应为 ' || {{ plain_number('compared.rhs') }} || '%，所印为 '
    || {{ plain_number('compared.growth') }} || '%' as description_zh,
    coalesce(tables.table_label || ', ', '') || 'row “' || coalesce(compared.row_label, '') || '”: ' || {{ plain_number('compared.later_value') }} || compared.printed_unit
    || ' after ' || {{ plain_number('compared.earlier_value') }} || compared.printed_unit || ' is a growth of ' || {{ plain_number('compared.rhs') }}
    || ' %, printed as ' || {{ plain_number('compared.growth') }} || ' %' as description_en,
    compared.growth as lhs,
    compared.rhs,
    compared.growth - compared.rhs as gap,
    compared.tolerance,
    compared.verdict,
    1 as part_count,
    'growth' as form,
    {{ id_array(['compared.later_id', 'compared.earlier_id']) }} as figure_ids,
    compared.anchor_id
from compared
left join {{ ref('stg_tables') }} as tables on compared.report_id = tables.report_id and compared.table_no = tables.table_no
left join at_constant_prices on compared.indicator_id = at_constant_prices.indicator_id
where
    compared.rhs is not null
    and compared.tolerance is not null
    and (
        compared.verdict in ('exact', 'within_rounding', 'truncated')
        or (
            compared.closed >= 5
            and (compared.in_rows - compared.closed) * 5 <= compared.closed
            and at_constant_prices.indicator_id is null
        )
    )

union all

select
    judged_changes.report_id,
    judged_changes.anchor_ordinal,
    cast(null as int) as table_no,
    'growth_base' as identity,
    indicator_name_zh || '：' || {{ plain_number('printed_level') }} || level_unit || case when growth < 0 then '，减少 ' else '，增加 ' end
    || {{ plain_number('printed_amount') }} || amount_unit || case when has_base then '，增长应为 ' else '，应为 ' end || {{ plain_number('rhs') }}
    || case when has_base then '%，所印为 ' else printed_unit || '，增长 ' end || {{ plain_number('growth') }} || '%' as description_zh,
    indicator_name_zh || ': ' || {{ plain_number('printed_level') }} || level_unit || case when growth < 0 then ', less by ' else ', more by ' end
    || {{ plain_number('printed_amount') }} || amount_unit || case when has_base then ', is a growth of ' else ', should be ' end || {{ plain_number('rhs') }}
    || case when has_base then ' %, printed as ' else printed_unit || ', a growth of ' end || {{ plain_number('growth') }} || ' %' as description_en,
    case when has_base then growth else amount end as lhs,
    rhs,
    case when has_base then growth else amount end - rhs as gap,
    tolerance,
    verdict,
    1 as part_count,
    case when growth < 0 then 'growth_by_fall' else 'growth_by_rise' end as form,
    {{ id_array(['level_id', 'change_id']) }} as figure_ids,
    anchor_id
from judged_changes
left join at_constant_prices on judged_changes.indicator_id = at_constant_prices.indicator_id
where
    rhs is not null
    and tolerance is not null
    and (verdict <> 'mismatch' or at_constant_prices.indicator_id is null)
    -- the number that is printed with it may be the earlier one (比上年的100增加5)
    and (verdict <> 'mismatch' or not abs(abs(growth) * level - amount * 100) <= growth_half_width * level + amount_half_width * 100)

union all

select
    report_id,
    anchor_ordinal,
    cast(null as int) as table_no,
    'growth_base' as identity,
    indicator_name_zh || '：' || {{ plain_number('earlier_value') }} || level_unit || case when years = 1 then ' 增长 ' else ' 年均增长 ' end
    || {{ plain_number('growth') }} || '%，' || cast(years as {{ dbt.type_string() }}) || '年后应为 ' || {{ plain_number(rounded_to(6, 'grown_value')) }}
    || level_unit || '，所印为 ' || {{ plain_number('later_value') }} || level_unit as description_zh,
    indicator_name_zh || ': ' || {{ plain_number('earlier_value') }} || level_unit || ' with a growth of ' || {{ plain_number('growth') }}
    || case when years = 1 then ' %' else ' % a year' end || ' comes to ' || {{ plain_number(rounded_to(6, 'grown_value')) }} || level_unit || ' in '
    || cast(years as {{ dbt.type_string() }}) || case when years = 1 then ' year' else ' years' end || ', printed as '
    || {{ plain_number('later_value') }} || level_unit as description_en,
    {{ rounded_to(6, 'grown_value') }} as lhs,
    later_value as rhs,
    {{ rounded_to(6, 'grown_value - later_value') }} as gap,
    {{ rounded_to(6, '(high - low) / 2 + later_half_width') }} as tolerance,
    case when {{ rounded_to(6, 'grown_value') }} = later_value then 'exact' else 'within_rounding' end as verdict,
    1 as part_count,
    case when years = 1 then 'growth' else 'growth_of_' || cast(years as {{ dbt.type_string() }}) || '_years' end as form,
    {{ id_array(['later_id', 'earlier_id']) }} as figure_ids,
    anchor_id
from grown
where low <= later_value + later_half_width and high >= later_value - later_half_width
