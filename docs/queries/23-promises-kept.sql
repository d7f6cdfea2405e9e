-- 各地每年承诺了多少目标，完成了多少，按主题？
-- How many targets did each place set for each year, and how many were kept, by topic?
select area_zh, year, topic, promises, met, near, missed, unjudged, not_yet, not_reported, kept_pct
from marts.v_promises
order by area_code, year, topic;
