-- every figure with its unit, its indicator and its value in the unit's base
with figures as (

    select
        figures.*,
        reports.area_code as reporting_area_code
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id
    -- says nothing new, but stays where it is: the join above is made late, after all figures were read
    where figures.report_id in (select changed.report_id from {{ ref('int_reports') }} as changed)

),

curated as (

    select
        indicators.indicator_id,
        indicators.unit_id,
        units.symbol_zh,
        units.base_unit_id,
        units.classifier_zh
    from {{ ref('indicators') }} as indicators
    left join {{ ref('units') }} as units on indicators.unit_id = units.unit_id

),

conformed as (

    select
        figures.*,
        names.full_name_zh as indicator_name_zh,
        names.name_zh as dimension_name_zh,
        units.unit_id,
        units.base_unit_id,
        units.classifier_zh,
        units.factor,
        cast(figures.corrected_value * figures.sign as decimal(24, 6)) as value,
        cast(figures.corrected_value_high * figures.sign as decimal(24, 6)) as value_high,
        -- a curated indicator measured in another kind of unit is something else that bears its name
        names.is_curated
        and (
            figures.kind <> 'level'
            or figures.printed_value is null
            or curated.base_unit_id is null
            or curated.base_unit_id = units.base_unit_id
        ) as is_curated,
        names.is_curated as is_known_name,
        names.indicator_id as named_indicator_id,
        wholes.indicator_id as whole_indicator_id,
        wholes.name_zh as whole_name_zh,
        wholes.is_curated as whole_is_curated,
        -- the classifier that the vocabulary counts the indicator with comes first
        case when units.classifier_zh = curated.classifier_zh then 0 else 1 end as is_counted_otherwise
    from figures
    inner join {{ ref('int_printed_indicators') }} as names
        on
            figures.reporting_area_code = names.area_code
            and figures.indicator_name = names.printed_indicator
            and figures.zone_id = names.zone_id
            and figures.industry_id = names.industry_id
            and figures.area_code = names.whose_area_code
            and figures.scope_id = names.scope_id
    left join {{ ref('int_printed_indicators') }} as wholes
        on
            figures.reporting_area_code = wholes.area_code
            and figures.whole_of = wholes.printed_indicator
            and wholes.zone_id = 'all'
            and wholes.industry_id = 'all'
            and figures.reporting_area_code = wholes.whose_area_code
            and wholes.scope_id = 'whole'
    left join curated on names.indicator_id = curated.indicator_id
    left join {{ ref('int_units') }} as units
        on
            units.printed_unit = case
                -- a target in words (完成下达目标) has the unit of its indicator; where that has none, it has none
                when figures.printed_value is null and figures.printed_unit = '' then curated.symbol_zh
                else figures.printed_unit
            end

),

-- one name that measures different things in one report is one indicator for each unit. Things that are counted are different where
-- both classifier and number are (5大类20条46项); with one number they are the same, said in other words (500家, 500个)
firsts as (

    select
        figure_id,
        is_curated,
        base_unit_id,
        classifier_zh,
        value * factor as amount,
        first_value(base_unit_id) over (
            partition by report_id, named_indicator_id, year, scenario, kind, zone_id, industry_id
            order by ordinal
            rows between unbounded preceding and unbounded following
        ) as first_base_unit_id,
        first_value(classifier_zh) over (
            partition by report_id, named_indicator_id, year, scenario, kind, zone_id, industry_id, base_unit_id
            order by is_counted_otherwise, ordinal
            rows between unbounded preceding and unbounded following
        ) as first_classifier_zh,
        first_value(value * factor) over (
            partition by report_id, named_indicator_id, year, scenario, kind, zone_id, industry_id, base_unit_id
            order by is_counted_otherwise, ordinal
            rows between unbounded preceding and unbounded following
        ) as first_amount
    from conformed
    where kind = 'level' and printed_value is not null

),

-- the unit in which each of these other things is counted or measured, by its own id
others as (

    select
        firsts.figure_id,
        coalesce(units.unit_id, firsts.classifier_zh, firsts.base_unit_id) as counted_in
    from firsts
    left join {{ ref('units') }} as units on firsts.classifier_zh = units.symbol_zh
    where
        (not firsts.is_curated and firsts.base_unit_id <> firsts.first_base_unit_id)
        or (firsts.classifier_zh <> firsts.first_classifier_zh and firsts.amount <> firsts.first_amount)

)

select
    conformed.figure_id,
    conformed.report_id,
    conformed.reporting_area_code,
    conformed.ordinal,
    conformed.block_no,
    conformed.section_path,
    conformed.page,
    conformed.table_no,
    conformed.row_no,
    conformed.column_no,
    conformed.row_label,
    conformed.row_name,
    conformed.column_label,
    conformed.sentence,
    conformed.sentence_start,
    conformed.sentence_end,
    conformed.char_start,
    conformed.char_end,
    conformed.printed_text,
    conformed.rule,
    conformed.printed_value,
    conformed.printed_value_high,
    conformed.printed_unit,
    conformed.decimals,
    conformed.kind,
    conformed.sign,
    conformed.printed_indicator,
    conformed.indicator_name_zh,
    conformed.dimension_name_zh,
    conformed.year,
    conformed.period,
    conformed.time_period,
    conformed.scenario,
    conformed.is_stock,
    conformed.comparator,
    conformed.whole_of,
    conformed.whole_indicator_id,
    conformed.whole_name_zh,
    conformed.whole_is_curated,
    conformed.status,
    conformed.zone_id,
    conformed.printed_zone,
    conformed.industry_id,
    conformed.printed_industry,
    conformed.area_code,
    conformed.scope_id,
    conformed.change_basis,
    conformed.reference_area_code,
    conformed.price_basis,
    conformed.qualifier,
    conformed.rank_among,
    conformed.note,
    conformed.read_by,
    conformed.confidence,
    conformed.doubts,
    conformed.correction,
    conformed.correction_reason,
    conformed.reviewed_by,
    conformed.reviewed_on,
    conformed.unit_id,
    conformed.base_unit_id,
    conformed.classifier_zh,
    conformed.factor as unit_factor,
    conformed.value,
    conformed.value_high,
    cast(conformed.value * conformed.factor as decimal(38, 6)) as value_in_base_unit,
    conformed.is_curated and others.figure_id is null as is_curated,
    conformed.is_known_name,
    conformed.named_indicator_id,
    case
        when others.figure_id is not null
            then 'x' || substr({{ dbt.hash("conformed.dimension_name_zh || '|' || others.counted_in") }}, 1, 11)
        when conformed.is_curated or conformed.named_indicator_id like 'x%' then conformed.named_indicator_id
        else 'x' || substr({{ dbt.hash('conformed.dimension_name_zh') }}, 1, 11)
    end as indicator_id
from conformed
left join others on conformed.figure_id = others.figure_id
