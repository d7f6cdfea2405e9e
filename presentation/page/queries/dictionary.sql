-- what the public tables and their columns mean; a row without a column speaks of its table
select table_name, column_name, data_type, description_zh, description_en, usage_notes_zh, usage_notes_en
from meta.dictionary
order by table_name, position
