-- 每项承诺由哪份报告提出、哪份报告公布结果？
-- Which report set each target, and which gave the result?
select report_id, actual_report_id, year, indicator_zh, target_stated, actual_stated, gap, gap_unit_zh, state_zh, target_sentence, actual_sentence
from marts.v_targets
where is_promise and actual is not null
order by report_id <> actual_report_id desc, report_id, year, indicator_zh;
