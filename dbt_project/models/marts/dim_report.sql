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
    figure_count
from {{ source('raw', 'reports') }}
