-- 优势产业与潜能产业各占产业税收的多少？
-- How is industry tax split between the pillars?
select
    report_id,
    pillar_zh,
    count(*) as industries,
    sum(tax_revenue) as tax_revenue,
    sum(share_of_total_pct) as share_of_total_pct
from marts.v_tax_by_industry
where not is_total and pillar_zh is not null
group by report_id, pillar_zh
order by report_id, tax_revenue desc;
