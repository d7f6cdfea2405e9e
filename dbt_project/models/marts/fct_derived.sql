{{ by_report() }}
-- what follows from printed numbers and is printed nowhere: each value with the interval that the printed decimals leave it, and the
-- figures that it follows from. A value is one of the report that prints the last of them
with {{ reports_in_order() }},

observations as (

    select
        observations.*,
        {{ comparable_in('observations') }} as comparable_in,
        coalesce(indicators.name_zh, observations.dimension_name_zh) as name_zh,
        {{ rounding_of('observations') }} as rounding,
        {{ vintage_of('observations', 'reports') }} as vintage
    from {{ ref('int_observations') }} as observations
    inner join reports on observations.report_id = reports.report_id
    left join {{ ref('indicators') }} as indicators on observations.indicator_id = indicators.indicator_id
    where observations.value is not null and observations.kind in ('level', 'growth', 'share', 'rate')

),

-- results that are printed as one number
results as (

    select
        *,
        cast(value - rounding as decimal(24, 6)) as lower_value,
        cast(value + rounding as decimal(24, 6)) as upper_value
    from observations
    where scenario = 'actual' and comparator is null and value_high is null

),

-- the growths from which a level of the year before follows
growths as (

    select results.*
    from results
    left join {{ ref('constant_price_endings') }} as endings on results.name_zh like '%' || endings.ending
    where
        results.kind = 'growth'
        and results.change_basis = 'year'
        and results.printed_unit = '%'
        and results.value - results.rounding > -100
        and results.reference_area_code is null
        and coalesce(results.price_basis, '') <> 'constant'
        and endings.ending is null

),

levels as (

    select
        results.*,
        growths.figure_id as growth_id,
        growths.value as growth,
        growths.decimals as growth_decimals,
        growths.lower_value as growth_lower,
        growths.upper_value as growth_upper
    from results
    left join growths
        on
            {{ same_subject('results', 'growths') }}
            and results.price_basis is not distinct from growths.price_basis
    where results.kind = 'level' and results.change_basis is null and results.value > 0

),

-- things that are counted one by one were a whole number the year before, too
levels_before as (

    select
        *,
        case when rounding = 0 then ceil(lower_before) end as first_whole,
        case when rounding = 0 then floor(upper_before) end as last_whole
    from (
        select
            *,
            {{ level_before('value', 'growth') }} as value_before,
            {{ level_before('lower_value', 'growth_upper') }} as lower_before,
            {{ level_before('upper_value', 'growth_lower') }} as upper_before
        from levels
        where growth_id is not null
    ) as before

),

-- members of zones and industries that stand for several
totals as (

    select parent_industry_id as member_id
    from {{ ref('industries') }}
    where parent_industry_id <> 'all'

    union distinct

    select zone_id as member_id
    from {{ ref('zones') }}
    where zone_type = 'total'

    union distinct

    select observations.zone_id as member_id
    from observations
    inner join {{ ref('zone_types') }} as types on observations.printed_zone like '%' || types.ending
    where types.zone_type = 'total'

    union distinct

    select observations.industry_id as member_id
    from observations
    inner join {{ ref('zone_types') }} as types on observations.printed_industry like '%' || types.ending
    where types.zone_type = 'total'

),

-- a part: an indicator of one zone or industry, which is part of that of the whole area, or an indicator and what it is printed to be a share
-- of. All parts are gathered before any whole is looked up: two levels of a report make pairs without number
parts as (

    select
        levels.*,
        levels.indicator_id as of_indicator_id,
        totals.member_id is not null as is_total
    from levels
    left join totals
        on case when levels.zone_id <> 'all' then levels.zone_id else levels.industry_id end = totals.member_id
    where
        (levels.zone_id = 'all' and levels.industry_id <> 'all')
        or (levels.zone_id <> 'all' and levels.industry_id = 'all')

    union all

    select
        levels.*,
        shares.whole_indicator_id as of_indicator_id,
        true as is_total
    from results as shares
    inner join levels
        on
            {{ same_subject('shares', 'levels') }}
            and shares.price_basis is not distinct from levels.price_basis
    where
        shares.kind = 'share'
        and shares.change_basis is null
        and shares.whole_indicator_id <> shares.indicator_id
        and shares.zone_id = 'all'
        and shares.industry_id = 'all'

),

pairs as (

    select
        {{ pair_columns() }},
        parts.is_total
    from parts
    inner join levels as wholes
        on
            {{ same_key('parts', 'wholes', besides='indicator_id zone_id industry_id') }}
            and parts.of_indicator_id = wholes.indicator_id
            and parts.comparable_in = wholes.comparable_in
            and wholes.zone_id = 'all'
            and wholes.industry_id = 'all'

),

-- what is left of a whole without a part that stands for several; without one of many says little
rests as (

    select
        *,
        {{ level_before('whole_lower', 'whole_growth_upper') }} - {{ level_before('part_upper', 'part_growth_lower') }} as least_before
    from pairs
    where part_upper < whole_lower and is_total

),

-- a target beside the result of the year before: that of its own report, else the newest
aims as (

    select
        {{ key_columns('targets') }},
        targets.figure_id as target_id,
        results.figure_id as result_id,
        targets.unit_id,
        targets.comparator,
        greatest(coalesce(targets.decimals, 0), coalesce(results.decimals, 0)) as decimals,
        targets.value as target,
        {{ lower_end('targets.value', 'targets.comparator', about_reach('targets.value', 'targets.decimals')) }}
        - case when targets.comparator is null and targets.value_high is null then targets.rounding else 0 end as target_lower,
        {{ upper_end('targets.value', 'targets.value_high', 'targets.comparator', about_reach('targets.value', 'targets.decimals')) }}
        + case when targets.comparator is null and targets.value_high is null then targets.rounding else 0 end as target_upper,
        {{ in_unit_of('results.value', 'results', 'targets') }} as result,
        {{ in_unit_of('results.lower_value', 'results', 'targets') }} as result_lower,
        {{ in_unit_of('results.upper_value', 'results', 'targets') }} as result_upper,
        row_number() over (
            partition by targets.figure_id
            order by case when targets.report_id = results.report_id then 0 else 1 end, results.vintage desc
        ) as preference
    from observations as targets
    inner join results
        on
            targets.reporting_area_code = results.reporting_area_code
            and {{ same_key('targets', 'results', besides='report_id scenario year time_period') }}
            and targets.comparable_in = results.comparable_in
            and targets.year - 1 = results.year
            and {{ year_before('targets') }} = results.time_period
    where targets.scenario = 'target'

),

shares as (

    select
        {{ key_columns('later') }},
        later.whole_indicator_id,
        later.figure_id as later_id,
        earlier.figure_id as earlier_id,
        greatest(coalesce(later.decimals, 0), coalesce(earlier.decimals, 0)) as decimals,
        later.value - earlier.value as value,
        later.lower_value - earlier.upper_value as value_lower,
        later.upper_value - earlier.lower_value as value_upper,
        row_number() over (
            partition by later.figure_id
            order by case when later.report_id = earlier.report_id then 0 else 1 end, earlier.vintage desc
        ) as preference
    from results as later
    inner join results as earlier
        on
            later.reporting_area_code = earlier.reporting_area_code
            and {{ same_key('later', 'earlier', besides='report_id year time_period') }}
            and later.comparable_in = earlier.comparable_in
            and later.whole_indicator_id is not distinct from earlier.whole_indicator_id
            and later.year - 1 = earlier.year
            and {{ year_before('later') }} = earlier.time_period
    where later.kind = 'share' and later.change_basis is null

),

-- so many that they are looked up among these alone
people as (

    select * from levels
    where lower_value > 0 and indicator_id in (select per_indicator_id from {{ ref('per_head') }})

),

derived as (

    -- one branch a method: what its row is about, the value with both ends, the evidence
    select
        'previous_level' as method,
        report_id,
        growth_id as figure_id,
        {{ id_array(['figure_id', 'growth_id']) }} as figure_ids,
        indicator_id,
        year - 1 as year,
        {{ year_before('levels') }} as time_period,
        zone_id,
        industry_id,
        area_code,
        scope_id,
        qualifier,
        scenario,
        'level' as kind,
        cast(null as {{ dbt.type_string() }}) as change_basis,
        price_basis,
        cast(null as {{ dbt.type_string() }}) as whole_of_indicator_id,
        cast(null as {{ dbt.type_string() }}) as except_indicator_id,
        cast(null as {{ dbt.type_string() }}) as except_zone_id,
        cast(null as {{ dbt.type_string() }}) as except_industry_id,
        cast(null as {{ dbt.type_string() }}) as per_indicator_id,
        unit_id,
        coalesce(decimals, 0) as decimals,
        case when first_whole <= last_whole then least(greatest(round(value_before, 0), first_whole), last_whole) else value_before end as value,
        case when first_whole <= last_whole then first_whole else lower_before end as value_lower,
        case when first_whole <= last_whole then last_whole else upper_before end as value_upper
    from levels_before as levels

    union all

    select
        'residual_level' as method,
        report_id,
        part_id as figure_id,
        {{ id_array(['whole_id', 'part_id']) }} as figure_ids,
        whole_indicator_id as indicator_id,
        {{ rest_of_key() }},
        'level' as kind,
        cast(null as {{ dbt.type_string() }}) as change_basis,
        {{ rest_about() }},
        whole_unit_id as unit_id,
        decimals,
        cast(whole - part as double) as value,
        cast(whole_lower - part_upper as double) as value_lower,
        cast(whole_upper - part_lower as double) as value_upper
    from rests

    union all

    select
        'residual_growth' as method,
        report_id,
        part_id as figure_id,
        {{ id_array(['whole_id', 'whole_growth_id', 'part_id', 'part_growth_id']) }} as figure_ids,
        whole_indicator_id as indicator_id,
        {{ rest_of_key() }},
        'growth' as kind,
        'year' as change_basis,
        {{ rest_about() }},
        'percent' as unit_id,
        coalesce(growth_decimals, 0) as decimals,
        {{ growth_of_rest('whole', 'part', 'whole_growth', 'part_growth') }} as value,
        {{ at_corners('growth_of_rest', 'least', 'whole_growth_lower', 'part_growth_upper') }} as value_lower,
        {{ at_corners('growth_of_rest', 'greatest', 'whole_growth_upper', 'part_growth_lower') }} as value_upper
    from rests
    where whole_growth_id is not null and part_growth_id is not null and least_before > 0

    union all

    select
        'share_change' as method,
        report_id,
        later_id as figure_id,
        {{ id_array(['earlier_id', 'later_id']) }} as figure_ids,
        indicator_id,
        {{ own_key() }},
        'share' as kind,
        'year' as change_basis,
        {{ own_about('whole_indicator_id') }},
        'percentage-point' as unit_id,
        decimals,
        cast(value as double) as value,
        cast(value_lower as double) as value_lower,
        cast(value_upper as double) as value_upper
    from shares
    where preference = 1

    union all

    select
        'share_change_from_growths' as method,
        report_id,
        part_id as figure_id,
        {{ id_array(['whole_id', 'whole_growth_id', 'part_id', 'part_growth_id']) }} as figure_ids,
        indicator_id,
        {{ own_key() }},
        'share' as kind,
        'year' as change_basis,
        {{ own_about('whole_indicator_id') }},
        'percentage-point' as unit_id,
        coalesce(growth_decimals, 0) as decimals,
        {{ change_of_share('whole', 'part', 'whole_growth', 'part_growth') }} as value,
        {{ at_corners('change_of_share', 'least', 'whole_growth_upper', 'part_growth_lower') }} as value_lower,
        {{ at_corners('change_of_share', 'greatest', 'whole_growth_lower', 'part_growth_upper') }} as value_upper
    from pairs
    where whole_growth_id is not null and part_growth_id is not null and part_lower > 0

    union all

    select
        'implied_growth' as method,
        report_id,
        target_id as figure_id,
        {{ id_array(['target_id', 'result_id']) }} as figure_ids,
        indicator_id,
        {{ own_key() }},
        'growth' as kind,
        'year' as change_basis,
        {{ own_about('cast(null as ' ~ dbt.type_string() ~ ')') }},
        'percent' as unit_id,
        2 as decimals,
        ({{ ratio('target', 'result') }} - 1) * 100 as value,
        ({{ ratio('target_lower', 'result_upper') }} - 1) * 100 as value_lower,
        ({{ ratio('target_upper', 'result_lower') }} - 1) * 100 as value_upper
    from aims
    where preference = 1 and kind = 'level' and change_basis is null and target > 0 and result_lower > 0

    union all

    select
        'implied_change' as method,
        report_id,
        target_id as figure_id,
        {{ id_array(['target_id', 'result_id']) }} as figure_ids,
        indicator_id,
        {{ own_key() }},
        kind,
        'year' as change_basis,
        {{ own_about('cast(null as ' ~ dbt.type_string() ~ ')') }},
        case unit_id when 'percent' then 'percentage-point' when 'per-mille' then 'per-mille-point' else unit_id end as unit_id,
        decimals,
        cast(target - result as double) as value,
        cast(target_lower - result_upper as double) as value_lower,
        cast(target_upper - result_lower as double) as value_upper
    from aims
    where preference = 1 and kind in ('level', 'share', 'rate') and change_basis is null

    union all

    select
        'per_head' as method,
        amounts.report_id,
        amounts.figure_id,
        {{ id_array(['amounts.figure_id', 'people.figure_id']) }} as figure_ids,
        amounts.indicator_id,
        {{ own_key('amounts') }},
        'level' as kind,
        cast(null as {{ dbt.type_string() }}) as change_basis,
        {{ own_about('cast(null as ' ~ dbt.type_string() ~ ')', 'amounts', 'people.indicator_id') }},
        'yuan-per-person' as unit_id,
        0 as decimals,
        {{ ratio('amounts.value * amounts.unit_factor', 'people.value * people.unit_factor') }} as value,
        {{ ratio('amounts.lower_value * amounts.unit_factor', 'people.upper_value * people.unit_factor') }} as value_lower,
        {{ ratio('amounts.upper_value * amounts.unit_factor', 'people.lower_value * people.unit_factor') }} as value_upper
    from levels as amounts
    inner join {{ ref('per_head') }} as heads on amounts.indicator_id = heads.indicator_id
    inner join people
        on
            heads.per_indicator_id = people.indicator_id
            and {{ same_key('amounts', 'people', besides='indicator_id price_basis') }}
    where amounts.base_unit_id = 'yuan'

)

select
    derived.figure_id * 100 + methods.method_no as derived_id,
    derived.report_id,
    derived.method,
    derived.indicator_id,
    derived.year,
    derived.time_period,
    derived.scenario,
    derived.kind,
    derived.zone_id,
    derived.industry_id,
    derived.area_code,
    derived.scope_id,
    derived.change_basis,
    derived.price_basis,
    derived.qualifier,
    derived.whole_of_indicator_id,
    derived.except_indicator_id,
    derived.except_zone_id,
    derived.except_industry_id,
    derived.per_indicator_id,
    {{ rounded_to(6, 'derived.value', cast='try_cast') }} as value,
    {{ rounded_to(6, 'derived.value_lower', cast='try_cast') }} as value_lower,
    {{ rounded_to(6, 'derived.value_upper', cast='try_cast') }} as value_upper,
    derived.unit_id,
    cast(derived.decimals as int) as decimals,
    derived.figure_id,
    derived.figure_ids
from derived
inner join {{ ref('derivation_methods') }} as methods on derived.method = methods.method
where {{ rounded_to(6, 'derived.value', cast='try_cast') }} is not null
order by derived.report_id, derived.figure_id, methods.method_no
