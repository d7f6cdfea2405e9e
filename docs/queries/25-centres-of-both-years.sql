-- 市级示范性社区康复中心两年各新增几个？
-- How many model rehabilitation centres were opened, and how many are aimed at?
select area_zh, year, indicator_zh, previous_actual, previous_actual_printed, target, target_printed
from marts.v_targets
where indicator_id = 'rehabilitation-centres-new'
order by area_zh, year;
