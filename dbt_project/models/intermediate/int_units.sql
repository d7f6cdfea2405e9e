-- every unit that is printed or curated. A word that the vocabulary lacks counts things, in 万 or 亿 where it says so; what is no
-- word (km/h) is a unit of its own
with curated as (

    select
        unit_id,
        coalesce(symbol_zh, '') as symbol_zh,
        name_en,
        quantity_kind,
        base_unit_id,
        cast(factor as decimal(20, 6)) as factor,
        unit_mult,
        classifier_zh
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
        {{ unknown_unit_mult('printed_unit') }} as unit_mult,
        {{ without_multiplier('printed_unit') }} as one_of_it,
        {{ is_classifier('printed_unit') }} as is_classifier
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
    curated.classifier_zh,
    true as is_curated
from spellings
inner join curated on spellings.unit_id = curated.unit_id

union all

select
    printed_unit,
    printed_unit as unit_id,
    printed_unit as symbol_zh,
    cast(null as {{ dbt.type_string() }}) as name_en,
    case when is_classifier then 'count' else 'unknown' end as quantity_kind,
    case when is_classifier then 'count' else one_of_it end as base_unit_id,
    {{ unknown_unit_factor('unit_mult') }} as factor,
    unit_mult,
    case when is_classifier then one_of_it end as classifier_zh,
    false as is_curated
from parsed
