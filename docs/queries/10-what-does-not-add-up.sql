-- 报告里哪些数字对不上？
-- Which printed numbers do not fit together?
select report_id, identity, verdict, severity, description_zh, description_en, gap, tolerance, sentence
from marts.v_findings
order by severity, report_id, table_no, identity, description_zh;
