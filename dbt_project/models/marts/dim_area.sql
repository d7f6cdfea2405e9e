select
    area_code,
    name_zh,
    name_en,
    level,
    parent_area_code,
    valid_from,
    valid_to,
    succeeded_by
from {{ ref('areas') }}
