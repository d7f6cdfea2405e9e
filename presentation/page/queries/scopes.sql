-- the names of the levels of an area
select scope_id, name_zh, name_en
from marts.dim_scope
order by scope_id
