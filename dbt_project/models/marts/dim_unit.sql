-- an alias is another spelling of a unit, not a unit: one row each
select distinct
    unit_id,
    symbol_zh,
    name_en,
    quantity_kind,
    base_unit_id,
    factor,
    unit_mult,
    is_curated
from {{ ref('int_units') }}

union distinct

-- the base of a unit that the vocabulary lacks (万盒 is counted in 盒)
select
    base_unit_id as unit_id,
    base_unit_id as symbol_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    quantity_kind,
    base_unit_id,
    cast(1 as decimal(20, 6)) as factor,
    0 as unit_mult,
    false as is_curated
from {{ ref('int_units') }}
where not is_curated and base_unit_id not in (select symbol_zh from {{ ref('units') }} where symbol_zh is not null)
