{{ tax_by('industry_id', 'zone_id') }}
