{{ by_report() }}
{{ tax_by('zone_id', 'industry_id') }}
