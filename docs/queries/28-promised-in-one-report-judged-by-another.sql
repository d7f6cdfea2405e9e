-- 一份报告提出的目标，由另一份报告给出的结果看，兑现了吗？
-- Was what one report promised kept, by the result that another report prints?
select area_zh, year, indicator_zh, kind, report_id as promised_in, target_printed, actual_report_id as printed_in, actual_printed, state_zh
from marts.v_targets
where is_promise and actual_report_id <> report_id and state in ('met', 'near', 'missed')
order by area_zh, year, indicator_zh, kind;
