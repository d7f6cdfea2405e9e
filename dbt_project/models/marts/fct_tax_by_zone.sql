{{ tax_by('zone_id', 'industry_id') }}
