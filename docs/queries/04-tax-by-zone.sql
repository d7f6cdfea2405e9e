-- 各功能区（集聚带）的税收是多少，合计与分项是否一致？
-- How much tax did each belt bring, and does the printed total equal its parts?
select
    report_id,
    year,
    sum(tax_revenue) filter (where zone_type = 'belt') as belts,
    max(tax_revenue) filter (where is_total) as printed_total,
    sum(tax_revenue) filter (where zone_type = 'belt') - max(tax_revenue) filter (where is_total) as difference
from marts.v_tax_by_zone
group by report_id, year
order by report_id, year;
