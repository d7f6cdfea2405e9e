select
    doubt,
    name_zh,
    name_en,
    definition_zh,
    definition_en
from {{ ref('doubts') }}
