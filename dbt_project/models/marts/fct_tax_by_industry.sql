{{ by_report() }}
{{ tax_by('industry_id', 'zone_id') }}
