select
    report_id,
    area_code,
    genre,
    execution_year,
    plan_year,
    title_zh,
    issuer_zh,
    cast(presented_on as date) as presented_on,
    source_file,
    source_sha256,
    media_type,
    figure_count,
    set_aside_count,
    unnamed_count,
    digit_count,
    digits_in_figures,
    digits_set_aside
from {{ source('raw', 'reports') }}
