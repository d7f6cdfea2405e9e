-- 所印的税收占比与按金额重算的占比相差多少？
-- How far are printed tax shares from those recomputed from the amounts?
with members as (
    select report_id, 'industry' as split_by, industry_zh as member, share_of_total_pct, share_recomputed_pct, share_gap_pct
    from marts.v_tax_by_industry
    union all
    select report_id, 'zone' as split_by, zone_zh as member, share_of_total_pct, share_recomputed_pct, share_gap_pct
    from marts.v_tax_by_zone
)

select * from members
order by abs(share_gap_pct) desc nulls last, member;
