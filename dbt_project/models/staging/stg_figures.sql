with source as (

    select * from {{ source('raw', 'figures') }}

),

reports as (

    select
        report_id,
        report_no
    from {{ ref('stg_reports') }}

),

corrections as (

    select
        report_id,
        ordinal,
        action,
        {{ printed_number('set_value') }} as set_value,
        set_indicator,
        set_year,
        set_scenario,
        set_zone_id,
        set_industry_id,
        reason
    from {{ source('raw', 'corrections') }}
    where action in ('override', 'drop')

),

renamed as (

    select
        reports.report_no * 10000000 + source.figure_key as figure_id,
        source.report_id,
        source.ordinal,
        source.block_no,
        source.section_path,
        source.page,
        source.table_no,
        source.row_no,
        source.column_no,
        source.row_label,
        {{ normalised_label('source.row_label') }} as row_name,
        source.column_label,
        source.sentence,
        source.sentence_start,
        source.sentence_end,
        source.char_start,
        source.char_end,
        source.printed_text,
        source.rule,
        {{ printed_number('source.printed_value') }} as printed_value,
        {{ printed_number('source.printed_value_high') }} as printed_value_high,
        -- text that is there and is no number: must never happen, and is tested
        source.printed_value is not null and {{ printed_number('source.printed_value') }} is null as is_unreadable,
        source.printed_unit,
        source.decimals,
        source.kind,
        source.sign,
        -- a figure that is dropped keeps its row and has no value
        case
            when coalesce(corrections.action, '') <> 'drop'
                then coalesce(corrections.set_value, {{ printed_number('source.printed_value') }})
        end as corrected_value,
        {{ normalised_label('source.printed_indicator') }} as printed_indicator,
        {{ normalised_label('coalesce(corrections.set_indicator, source.printed_indicator)') }} as indicator_name,
        coalesce(corrections.set_year, source.year) as year,
        source.period,
        -- a year that a person put right is the year of its half, too
        case
            when corrections.set_year is null then source.time_period
            else
                replace(
                    source.time_period,
                    cast(source.year as {{ dbt.type_string() }}),
                    cast(corrections.set_year as {{ dbt.type_string() }})
                )
        end as time_period,
        coalesce(corrections.set_scenario, source.scenario) as scenario,
        source.is_stock,
        nullif(source.comparator, '') as comparator,
        {{ normalised_label('source.whole_of') }} as whole_of,
        source.status,
        coalesce(corrections.set_zone_id, source.zone_id) as zone_id,
        {{ normalised_label('source.printed_zone') }} as printed_zone,
        coalesce(corrections.set_industry_id, source.industry_id) as industry_id,
        {{ normalised_label('source.printed_industry') }} as printed_industry,
        source.area_code,
        source.scope_id,
        source.change_basis,
        source.reference_area_code,
        source.price_basis,
        {{ normalised_label('source.qualifier') }} as qualifier,
        {{ normalised_label('source.rank_among') }} as rank_among,
        source.note,
        source.read_by,
        -- what a person put right is right
        case when corrections.action is not null then cast(1 as decimal(4, 3)) else source.confidence end as confidence,
        case when corrections.action is null then nullif(source.doubts, '') end as doubts,
        corrections.action as correction,
        corrections.reason as correction_reason
    from source
    inner join reports on source.report_id = reports.report_id
    left join corrections on source.report_id = corrections.report_id and source.ordinal = corrections.ordinal

)

select * from renamed
