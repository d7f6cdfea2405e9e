-- the curated units, and one for every unit that the vocabulary lacks, with the base that it is counted in (万盒 in 盒)
with curated as (

    select
        unit_id,
        coalesce(symbol_zh, '') as symbol_zh,
        name_en,
        quantity_kind,
        base_unit_id,
        factor,
        unit_mult,
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
            when met_and_bases.unit_id like '万亿_%' then 12
            when met_and_bases.unit_id like '亿_%' then 8
            when met_and_bases.unit_id like '万_%' then 4
            else 0
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
    'count' as quantity_kind,
    base_unit_id,
    case unit_mult
        when 12 then cast(1000000000000 as decimal(20, 6))
        when 8 then cast(100000000 as decimal(20, 6))
        when 4 then cast(10000 as decimal(20, 6))
        else cast(1 as decimal(20, 6))
    end as factor,
    unit_mult,
    false as is_curated
from parsed
