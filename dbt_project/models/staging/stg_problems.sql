with source as (

    select * from {{ source('raw', 'problems') }}

),

renamed as (

    select
        report_id,
        problem,
        severity,
        table_no,
        row_no,
        column_no,
        printed_text,
        message
    from source

)

select * from renamed
