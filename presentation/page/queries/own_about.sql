-- What figures of the wanted reports are about, where that is not the whole of the reporting area and a growth over the year before;
-- only what differs is said. What time they cover is said with their year.
create or replace temp view own_about as
select
    figures.figure_id,
    {
        'area_zh': areas.name_zh,
        'area_en': areas.name_en,
        'scope_zh': scopes.name_zh,
        'scope_en': scopes.name_en,
        'qualifier': figures.qualifier,
        'basis': nullif(figures.change_basis, 'year'),
        'reference_zh': reference_areas.name_zh,
        'reference_en': reference_areas.name_en,
        'prices': figures.price_basis,
        'among': figures.rank_among
    } as about
from marts.fct_figure as figures
semi join wanted on figures.report_id = wanted.key
inner join marts.dim_report as reports on figures.report_id = reports.report_id
left join marts.dim_area as areas on nullif(figures.area_code, reports.area_code) = areas.area_code
left join marts.dim_scope as scopes on nullif(figures.scope_id, 'whole') = scopes.scope_id
left join marts.dim_area as reference_areas on figures.reference_area_code = reference_areas.area_code
where
    figures.area_code <> reports.area_code
    or figures.scope_id <> 'whole'
    or figures.qualifier is not null
    or coalesce(figures.change_basis, 'year') <> 'year'
    or figures.price_basis is not null
    or figures.rank_among is not null;
