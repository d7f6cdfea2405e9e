-- what speaks against a reading
select doubt, name_zh, name_en, definition_zh, definition_en
from marts.dim_doubt
order by doubt
