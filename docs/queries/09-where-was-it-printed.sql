-- 这个数字出自哪里？把数字换成你要查的。
-- Where was this number printed? Put another number in its place.
select report_id, section_path, page, table_no, row_label, column_label, printed_text, sentence
from marts.fct_figure
where printed_value = 675.33
order by report_id, ordinal;
