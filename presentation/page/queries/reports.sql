-- every report; what it holds is in counts
select
    report_id,
    area_code,
    genre,
    execution_year,
    running_no,
    plan_year,
    title_zh,
    issuer_zh,
    presented_on::varchar as presented_on,
    source_file,
    source_sha256,
    media_type,
    figure_count as figures,
    source_kind,
    quality_grade,
    citation
from marts.dim_report
order by area_code, execution_year desc, genre, running_no
