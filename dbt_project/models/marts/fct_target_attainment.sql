{{ by_report() }}
-- one row for each promise: a target as the report that set it first prints it, the reports that print it again, and the result from
-- the newest report of the area that prints one. A promise is of one key; reports of one area are modelled together
with {{ reports_in_order() }},

observations as (

    select
        observations.*,
        reports.genre,
        reports.execution_year,
        reports.presented_on,
        {{ half_width('observations.decimals') }} as half_width,
        {{ about_reach('observations.value', 'observations.decimals') }} as reach,
        {{ comparable_in('observations') }} as comparable_in,
        {{ rounding_of('observations') }} as rounding,
        {{ vintage_of('observations', 'reports') }} as vintage
    from {{ ref('int_observations') }} as observations
    inner join reports on observations.report_id = reports.report_id
    where observations.scenario in ('actual', 'target')

),

-- every report that prints the target; known by the figure that printed it first
statements as (

    select
        *,
        first_value(figure_id) over by_key as promise_id,
        row_number() over by_key as statement_no,
        -- the first number of a target that was set in words is the number that was meant
        row_number() over (
            partition by reporting_area_code, {{ key_columns(besides='report_id') }}
            order by case when value is null then 1 else 0 end, vintage
        ) as number_no
    from observations
    where scenario = 'target'
    window
        by_key as (
            partition by reporting_area_code, {{ key_columns(besides='report_id') }}
            order by vintage
        )

),

stated as (

    select
        promise_id,
        cast(count(*) - 1 as int) as restatements,
        max(vintage) as latest_vintage,
        {{ ids_in_order('figure_id', 'vintage') }} as target_figure_ids
    from statements
    group by promise_id

),

results as (

    select * from observations
    where scenario = 'actual' and value is not null

),

completions as (

    select
        *,
        row_number() over (
            partition by reporting_area_code, {{ key_columns(besides='report_id ' ~ statement_of_key()) }}
            order by vintage desc
        ) as from_latest
    from results
    -- 完成全年目标的56% in a report on half a year says nothing yet
    where
        kind = 'completion'
        and value > 0
        and value_high is null
        and printed_unit = '%'
        and time_period = cast(year as {{ dbt.type_string() }})

),

-- what words alone say was reached: 完成省下达目标; 与经济增长同步, of what was to be so
said as (

    select
        *,
        row_number() over (
            partition by reporting_area_code, {{ key_columns(besides='report_id ' ~ statement_of_key()) }}
            order by case when kind = 'completion' then 0 else 1 end, vintage desc
        ) as in_words_no
    from observations
    where
        scenario = 'actual'
        and value is null
        and time_period = cast(year as {{ dbt.type_string() }})

),

numbered as (

    select
        statements.*,
        first_statements.report_id as promised_in,
        first_statements.genre as promised_genre
    from statements
    inner join statements as first_statements on statements.promise_id = first_statements.figure_id
    where statements.number_no = 1

),

-- what is said to be completed to so many per cent had a target that no report prints: it follows from the result
implied as (

    select
        completions.*,
        coalesce(levels.kind, completions.kind) as promised_kind,
        coalesce(levels.unit_id, completions.unit_id) as promised_unit_id,
        coalesce(levels.unit_factor, completions.unit_factor) as promised_unit_factor,
        coalesce(levels.comparable_in, completions.comparable_in) as promised_comparable_in,
        {{ ratio('(levels.value - levels.rounding) * 100', 'completions.value + completions.half_width') }} as low,
        {{ ratio('(levels.value + levels.rounding) * 100', 'completions.value - completions.half_width') }} as high
    from completions
    left join results as levels
        on
            {{ same_subject('completions', 'levels') }}
            and levels.kind = 'level'
            and levels.change_basis is null
            and levels.price_basis is null
            and levels.value > 0
            and levels.value_high is null
            and levels.comparator is null
    left join statements
        on
            completions.reporting_area_code = statements.reporting_area_code
            and {{ same_key('completions', 'statements', besides='report_id ' ~ statement_of_key()) }}
            and statements.kind = 'level'
    where completions.from_latest = 1 and completions.value > completions.half_width and statements.figure_id is null

),

promises as (

    select
        promised_in as report_id,
        reporting_area_code,
        promised_genre as genre,
        promise_id,
        {{ key_columns(besides='report_id scenario kind') }},
        kind,
        case when value is null then 'words' when value_high is not null then 'range' else 'number' end as form,
        value as target,
        value_high as target_high,
        comparator as target_comparator,
        reach,
        {{ lower_end('value', 'comparator', 'reach') }} as target_lower,
        {{ upper_end('value', 'value_high', 'comparator', 'reach') }} as target_upper,
        unit_id,
        -- a target in words has no number that would have to be converted to
        case when value is not null then unit_factor end as unit_factor,
        case when value is not null then comparable_in end as comparable_in,
        figure_id as target_figure_id
    from numbered

    union all

    select
        report_id,
        reporting_area_code,
        genre,
        figure_id as promise_id,
        {{ key_columns(besides='report_id scenario kind') }},
        promised_kind as kind,
        'implied' as form,
        cast(null as decimal(24, 6)) as target,
        cast(null as decimal(24, 6)) as target_high,
        cast(null as {{ dbt.type_string() }}) as target_comparator,
        cast(null as decimal(24, 6)) as reach,
        {{ rounded_to(6, 'low', cast='try_cast') }} as target_lower,
        {{ rounded_to(6, 'high', cast='try_cast') }} as target_upper,
        promised_unit_id as unit_id,
        promised_unit_factor as unit_factor,
        promised_comparable_in as comparable_in,
        cast(null as bigint) as target_figure_id
    from implied

),

-- every result of a promise, in its unit; a target in words has none that would have to be equal
found as (

    select
        promises.promise_id,
        results.figure_id,
        results.report_id,
        results.vintage,
        results.status,
        results.comparator,
        results.unit_id,
        {{ in_unit_of('results.value', 'results', 'promises') }} as value,
        {{ in_unit_of('results.value_high', 'results', 'promises') }} as value_high,
        {{ in_unit_of('results.reach', 'results', 'promises') }} as reach,
        row_number() over (
            partition by promises.promise_id
            order by
                -- 1700多 says less than a number of a report before
                case when results.comparator is null and results.value_high is null then 0 else 1 end,
                results.vintage desc
        ) as preference
    from promises
    inner join results
        on
            promises.reporting_area_code = results.reporting_area_code
            and {{ same_key('promises', 'results', besides='report_id scenario') }}
            and (promises.comparable_in is null or promises.comparable_in = results.comparable_in)

),

found_ids as (

    select
        promise_id,
        {{ ids_in_order('figure_id', 'vintage') }} as actual_figure_ids
    from found
    group by promise_id

),

-- the times of which reports print results, once these can be known
accounted as (

    select distinct
        reporting_area_code,
        time_period,
        {{ accounts_of('genre') }} as accounts
    from results
    where
        execution_year >= year
        and (presented_on is null or presented_on >= cast(cast(year as {{ dbt.type_string() }}) || '-11-01' as date))

),

gathered as (

    select
        promises.*,
        coalesce(stated.restatements, 0) as restatements,
        stated.target_figure_ids,
        latest.figure_id as latest_target_figure_id,
        latest.comparator as latest_target_comparator,
        {{ in_unit_of('latest.value', 'latest', 'promises') }} as latest_target,
        {{ in_unit_of('latest.value_high', 'latest', 'promises') }} as latest_target_high,
        found.value as actual,
        found.value_high as actual_high,
        found.comparator as actual_comparator,
        {{ lower_end('found.value', 'found.comparator', 'found.reach') }} as actual_lower,
        {{ upper_end('found.value', 'found.value_high', 'found.comparator', 'found.reach') }} as actual_upper,
        found.status,
        found.report_id as actual_report_id,
        found.figure_id as actual_figure_id,
        found.unit_id as actual_unit_id,
        found_ids.actual_figure_ids,
        completions.value as completion,
        completions.comparator as completion_comparator,
        coalesce(completions.figure_id, said.figure_id) as completion_figure_id,
        accounted.accounts is not null as is_accounted,
        {{ better_way('promises.kind', 'indicators.polarity') }} as way
    from promises
    left join stated on promises.promise_id = stated.promise_id
    left join statements as latest
        on stated.promise_id = latest.promise_id and stated.latest_vintage = latest.vintage
    left join found on promises.promise_id = found.promise_id and found.preference = 1
    left join found_ids on promises.promise_id = found_ids.promise_id
    left join completions
        on
            promises.reporting_area_code = completions.reporting_area_code
            and {{ same_key('promises', 'completions', besides='report_id ' ~ statement_of_key()) }}
            and promises.kind in ('level', 'completion')
            and completions.from_latest = 1
    left join said
        on
            promises.reporting_area_code = said.reporting_area_code
            and {{ same_key('promises', 'said', besides='report_id ' ~ statement_of_key()) }}
            and said.in_words_no = 1
            and (said.kind = 'completion' or (promises.kind = said.kind and promises.form = 'words'))
    left join accounted
        on
            promises.reporting_area_code = accounted.reporting_area_code
            and promises.time_period = accounted.time_period
            and {{ accounts_of('promises.genre') }} = accounted.accounts
    left join {{ ref('indicators') }} as indicators on promises.indicator_id = indicators.indicator_id

),

judged as (

    select
        *,
        case
            when target is not null and actual is not null
                then {{ promise_state('target', 'target_high', 'target_comparator', 'reach', 'actual_lower', 'actual_upper', 'actual_comparator', 'way') }}
            -- a rate of completion says it where one of the numbers is not printed
            when completion is not null
                then {{ promise_state(
                    'cast(100 as decimal(24, 6))', 'cast(null as decimal(24, 6))', 'cast(null as ' ~ dbt.type_string() ~ ')', '0',
                    lower_end('completion', 'completion_comparator', '0'), upper_end('completion', 'null', 'completion_comparator', '0'),
                    'completion_comparator', 'way'
                ) }}
            when completion_figure_id is not null then 'met'
            when actual is not null then 'unjudged'
            when is_accounted then 'not_reported'
            else 'not_yet'
        end as state
    from gathered

)

select
    promise_id,
    report_id,
    indicator_id,
    year,
    time_period,
    zone_id,
    industry_id,
    kind,
    area_code,
    scope_id,
    change_basis,
    reference_area_code,
    price_basis,
    qualifier,
    rank_among,
    form,
    target,
    target_high,
    target_comparator,
    target_lower,
    target_upper,
    actual,
    actual_high,
    actual_comparator,
    actual_lower,
    actual_upper,
    -- a target in words is in the unit of what came of it
    case when target is null and target_lower is null then coalesce(actual_unit_id, unit_id) else unit_id end as unit_id,
    cast(actual - target as decimal(24, 6)) as gap,
    completion,
    state,
    {{ is_kept('state') }} as is_attained,
    status,
    restatements,
    latest_target,
    latest_target_high,
    latest_target_comparator,
    target_figure_id,
    actual_figure_id,
    completion_figure_id,
    latest_target_figure_id,
    actual_report_id,
    target_figure_ids,
    actual_figure_ids
from judged
