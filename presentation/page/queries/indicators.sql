-- the names of what can be compared: indicators of the vocabulary, and those that are asked for
select indicator_id, name_zh, name_en, topic
from marts.dim_indicator
where is_curated or indicator_id in (select wanted.key from wanted)
order by indicator_id
