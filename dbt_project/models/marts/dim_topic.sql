select
    topic,
    topic_no,
    name_zh,
    name_en
from {{ ref('topics') }}
