-- every unit that is printed or curated; a unit that the vocabulary lacks is a unit of its own, counted in 万 or 亿 where it says so
with curated as (

    select
        unit_id,
        coalesce(symbol_zh, '') as symbol_zh,
        name_en,
        quantity_kind,
        base_unit_id,
        cast(factor as decimal(20, 6)) as factor,
        unit_mult
    from {{ ref('units') }}

),

-- a symbol is no alias of another unit, and some aliases differ only in what labels are freed of
spellings as (

    select
        printed_unit,
        min_by(unit_id, preference) as unit_id
    from (
        select
            symbol_zh as printed_unit,
            unit_id,
            0 as preference
        from curated

        union all

        select
            {{ normalised_label('alias') }} as printed_unit,
            unit_id,
            1 as preference
        from {{ ref('unit_aliases') }}
    ) as all_spellings
    group by printed_unit

),

unknown as (

    select distinct figures.printed_unit
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id
    left join spellings on figures.printed_unit = spellings.printed_unit
    where spellings.unit_id is null and figures.printed_unit is not null

),

parsed as (

    select
        printed_unit,
        case
            when printed_unit like '万亿_%' then 12
            when printed_unit like '亿_%' then 8
            when printed_unit like '万_%' then 4
            else 0
        end as unit_mult
    from unknown

)

select
    spellings.printed_unit,
    curated.unit_id,
    curated.symbol_zh,
    curated.name_en,
    curated.quantity_kind,
    curated.base_unit_id,
    curated.factor,
    curated.unit_mult,
    true as is_curated
from spellings
inner join curated on spellings.unit_id = curated.unit_id

union all

select
    printed_unit,
    printed_unit as unit_id,
    printed_unit as symbol_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    'count' as quantity_kind,
    case
        when unit_mult = 12 then substr(printed_unit, 3)
        when unit_mult in (8, 4) then substr(printed_unit, 2)
        else printed_unit
    end as base_unit_id,
    case unit_mult
        when 12 then cast(1000000000000 as decimal(20, 6))
        when 8 then cast(100000000 as decimal(20, 6))
        when 4 then cast(10000 as decimal(20, 6))
        else cast(1 as decimal(20, 6))
    end as factor,
    unit_mult,
    false as is_curated
from parsed
