select
    area_code,
    name_zh,
    name_en,
    level,
    parent_area_code
from {{ ref('areas') }}
