with source as (

    select * from {{ source('raw', 'figures') }}

),

reports as (

    select
        report_id,
        report_no
    from {{ ref('stg_reports') }}

),

renamed as (

    select
        reports.report_no * 100000 + source.ordinal as figure_id,
        source.report_id,
        source.ordinal,
        source.block_no,
        source.section_path,
        source.page,
        source.table_no,
        source.row_no,
        source.column_no,
        source.row_label,
        source.column_label,
        source.sentence,
        source.char_start,
        source.char_end,
        source.printed_text,
        {{ printed_number('source.printed_value') }} as printed_value,
        {{ printed_number('source.printed_value_high') }} as printed_value_high,
        -- text that is there and is no number: must never happen, and is tested
        source.printed_value is not null and {{ printed_number('source.printed_value') }} is null as is_unreadable,
        source.printed_unit,
        source.decimals,
        source.kind,
        source.sign,
        {{ normalised_label('source.printed_indicator') }} as printed_indicator,
        source.year,
        source.period,
        source.scenario,
        source.is_stock,
        nullif(source.comparator, '') as comparator,
        {{ normalised_label('source.whole_of') }} as whole_of,
        source.status,
        source.zone_id,
        {{ normalised_label('source.printed_zone') }} as printed_zone,
        source.industry_id,
        {{ normalised_label('source.printed_industry') }} as printed_industry
    from source
    inner join reports on source.report_id = reports.report_id

)

select * from renamed
