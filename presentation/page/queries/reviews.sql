-- by report: what a person decided about its figures, by whom, when and why; and of what was put right, what was read
select
    corrections.report_id,
    corrections.ordinal,
    corrections.action,
    corrections.reason,
    corrections.reviewed_by,
    corrections.reviewed_on,
    list_filter(
        [
            {'attribute': 'value', 'was': figures.printed_value::varchar, 'now': corrections.set_value::varchar},
            {'attribute': 'value_high', 'was': figures.printed_value_high::varchar, 'now': corrections.set_value_high::varchar},
            {'attribute': 'unit', 'was': figures.printed_unit::varchar, 'now': corrections.set_unit::varchar},
            {'attribute': 'indicator', 'was': figures.printed_indicator::varchar, 'now': corrections.set_indicator::varchar},
            {'attribute': 'kind', 'was': figures.kind::varchar, 'now': corrections.set_kind::varchar},
            {'attribute': 'sign', 'was': figures.sign::varchar, 'now': corrections.set_sign::varchar},
            {'attribute': 'year', 'was': figures.year::varchar, 'now': corrections.set_year::varchar},
            {'attribute': 'time_period', 'was': figures.time_period::varchar, 'now': corrections.set_time_period::varchar},
            {'attribute': 'scenario', 'was': figures.scenario::varchar, 'now': corrections.set_scenario::varchar},
            {'attribute': 'is_stock', 'was': figures.is_stock::varchar, 'now': corrections.set_is_stock::varchar},
            {'attribute': 'comparator', 'was': figures.comparator::varchar, 'now': corrections.set_comparator::varchar},
            {'attribute': 'whole_of', 'was': figures.whole_of::varchar, 'now': corrections.set_whole_of::varchar},
            {'attribute': 'status', 'was': figures.status::varchar, 'now': corrections.set_status::varchar},
            {'attribute': 'zone_id', 'was': figures.zone_id::varchar, 'now': corrections.set_zone_id::varchar},
            {'attribute': 'industry_id', 'was': figures.industry_id::varchar, 'now': corrections.set_industry_id::varchar},
            {'attribute': 'area_code', 'was': figures.area_code::varchar, 'now': corrections.set_area_code::varchar},
            {'attribute': 'scope_id', 'was': figures.scope_id::varchar, 'now': corrections.set_scope_id::varchar},
            {'attribute': 'change_basis', 'was': figures.change_basis::varchar, 'now': corrections.set_change_basis::varchar},
            {'attribute': 'reference_area_code', 'was': figures.reference_area_code::varchar, 'now': corrections.set_reference_area_code::varchar},
            {'attribute': 'price_basis', 'was': figures.price_basis::varchar, 'now': corrections.set_price_basis::varchar},
            {'attribute': 'qualifier', 'was': figures.qualifier::varchar, 'now': corrections.set_qualifier::varchar},
            {'attribute': 'rank_among', 'was': figures.rank_among::varchar, 'now': corrections.set_rank_among::varchar}
        ],
        lambda change: change.now is not null
    ) as changes
from raw.corrections
semi join wanted on corrections.report_id = wanted.key
inner join raw.figures on corrections.report_id = figures.report_id and corrections.ordinal = figures.ordinal
where corrections.action in ('override', 'drop', 'confirm')
order by corrections.report_id, corrections.ordinal
