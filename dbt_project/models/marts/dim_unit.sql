-- the curated units, and one for every unit that the vocabulary lacks, with the base that it is measured in
with curated as (

    select
        unit_id,
        coalesce(symbol_zh, '') as symbol_zh,
        name_en,
        quantity_kind,
        base_unit_id,
        factor,
        unit_mult,
        classifier_zh,
        true as is_curated
    from {{ ref('units') }}

),

met as (

    select distinct
        member_id as unit_id,
        unit_id as base_unit_id
    from {{ ref('int_members') }}
    where dimension = 'unit'

),

met_and_bases as (

    select
        unit_id,
        base_unit_id
    from met

    union distinct

    select
        base_unit_id as unit_id,
        base_unit_id
    from met

),

parsed as (

    select
        met_and_bases.unit_id,
        met_and_bases.base_unit_id,
        case
            when met_and_bases.unit_id = met_and_bases.base_unit_id then 0
            else {{ unknown_unit_mult('met_and_bases.unit_id') }}
        end as unit_mult
    from met_and_bases
    left join curated on met_and_bases.unit_id = curated.unit_id
    where curated.unit_id is null

)

select * from curated

union all

select
    unit_id,
    unit_id as symbol_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    case when base_unit_id = 'count' then 'count' else 'unknown' end as quantity_kind,
    base_unit_id,
    {{ unknown_unit_factor('unit_mult') }} as factor,
    unit_mult,
    case when base_unit_id = 'count' then {{ without_multiplier('unit_id') }} end as classifier_zh,
    false as is_curated
from parsed
