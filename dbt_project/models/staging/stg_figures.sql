with source as (

    select * from {{ source('raw', 'figures') }}

),

reports as (

    select
        report_id,
        report_no
    from {{ ref('stg_reports') }}

),

-- what a person decided about a figure as a whole; an accepted mismatch is the ledger's
corrections as (

    select * from {{ source('raw', 'corrections') }}
    where action in ('override', 'drop', 'confirm')

),

renamed as (

    select
        -- seven digits behind nine; behind the ten of a further report six
        case
            when reports.report_no < 0 then reports.report_no * 1000000 - source.figure_key
            else reports.report_no * 10000000 + source.figure_key
        end as figure_id,
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
        {{ put_right('unit', 'printed_unit') }} as printed_unit,
        {{ put_right('decimals') }} as decimals,
        {{ put_right('kind') }} as kind,
        {{ put_right('sign') }} as sign,
        -- a figure that is dropped keeps its row and has no value
        case
            when coalesce(corrections.action, '') <> 'drop'
                then {{ printed_number(put_right('value', 'printed_value')) }}
        end as corrected_value,
        {{ printed_number("nullif(" ~ put_right('value_high', 'printed_value_high') ~ ", '')") }} as corrected_value_high,
        {{ normalised_label('source.printed_indicator') }} as printed_indicator,
        {{ normalised_label(put_right('indicator', 'printed_indicator')) }} as indicator_name,
        {{ put_right('year') }} as year,
        {{ put_right('period') }} as period,
        {{ put_right('time_period') }} as time_period,
        {{ put_right('scenario') }} as scenario,
        {{ put_right('is_stock') }} as is_stock,
        nullif({{ put_right('comparator') }}, '') as comparator,
        nullif({{ normalised_label(put_right('whole_of')) }}, '') as whole_of,
        {{ put_right('status') }} as status,
        {{ put_right('zone_id') }} as zone_id,
        {{ normalised_label('source.printed_zone') }} as printed_zone,
        {{ put_right('industry_id') }} as industry_id,
        {{ normalised_label('source.printed_industry') }} as printed_industry,
        {{ put_right('area_code') }} as area_code,
        {{ put_right('scope_id') }} as scope_id,
        nullif({{ put_right('change_basis') }}, '') as change_basis,
        nullif({{ put_right('reference_area_code') }}, '') as reference_area_code,
        nullif({{ put_right('price_basis') }}, '') as price_basis,
        nullif({{ normalised_label(put_right('qualifier')) }}, '') as qualifier,
        nullif({{ normalised_label(put_right('rank_among')) }}, '') as rank_among,
        source.note,
        source.read_by,
        source.confidence,
        nullif(source.doubts, '') as doubts,
        corrections.action as correction,
        corrections.reason as correction_reason,
        corrections.reviewed_by,
        cast(corrections.reviewed_on as date) as reviewed_on
    from source
    inner join reports on source.report_id = reports.report_id
    left join corrections on source.report_id = corrections.report_id and source.ordinal = corrections.ordinal

)

select * from renamed
