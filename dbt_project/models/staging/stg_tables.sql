with source as (

    select * from {{ source('raw', 'tables') }}

),

renamed as (

    select
        report_id,
        table_no,
        printed_no,
        caption,
        -- what a person calls the table
        coalesce('表' || printed_no, '第' || cast(table_no as {{ dbt.type_string() }}) || '张表') as table_label,
        header_rows,
        row_count,
        column_count,
        section_path,
        page
    from source

)

select * from renamed
