-- 各产业的税收是多少，占比多少，从大到小排列？
-- How much tax did each industry bring, largest first, and which share is that?
select report_id, industry_zh, industry_en, tax_revenue, share_of_total_pct, growth_pct
from marts.v_tax_by_industry
where not is_total
order by report_id, year, tax_revenue desc;
