select
    report_id,
    area_code,
    genre,
    execution_year,
    plan_year,
    title_zh,
    issuer_zh,
    presented_on,
    source_file,
    source_sha256,
    media_type,
    figure_count
from {{ ref('stg_reports') }}
