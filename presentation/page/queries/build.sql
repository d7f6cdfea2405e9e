-- how the warehouse was built: one row
select columns(*)::varchar from meta.build
