with source as (

    select * from {{ source('raw', 'reports') }}

),

renamed as (

    select
        report_id,
        area_code,
        genre,
        execution_year,
        running_no,
        plan_year,
        title_zh,
        issuer_zh,
        cast(presented_on as date) as presented_on,
        presented_to_zh,
        publisher_page,
        licence_note,
        source_kind,
        nullif(original_sha256, '') as original_sha256,
        publisher_zh,
        source_file,
        source_sha256,
        document_key,
        media_type,
        characters,
        figure_count,
        set_aside_count,
        unnamed_count,
        colliding_count,
        digit_count,
        digits_in_figures,
        digits_set_aside,
        -- area, the year's last two digits and a digit of the genre: the head of every figure_id of the report.
        -- with two digits an id stays below 2^53, up to which a double is exact; the catalogue takes the years of one century only
        cast(area_code as bigint) * 1000
        + execution_year % 100 * 10
        + case genre
            when 'plan' then 1 when 'work' then 2 when 'communique' then 3 when 'budget' then 4
            when 'final_accounts' then 5 when 'economic_run' then 6 when 'budget_review' then 7
        end as first_no
    from source

)

select
    *,
    -- a further report of one area, year and genre: all positive numbers are those of first ones, so that its own are below zero
    case when running_no > 1 then -(first_no * 10 + running_no % 10) else first_no end as report_no
from renamed
