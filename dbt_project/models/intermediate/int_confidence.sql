-- how far each figure can be trusted: what the reading says of itself, and what speaks for or against it beside the vocabulary, in the
-- ledger and in the years around. Each piece of evidence multiplies the odds that the figure is right; by how much is measured
with checked as (

    select
        figure_id,
        figure_ids,
        case when verdict in ('mismatch', 'unit_slip') then 'identity_broken' else 'identity_held' end as evidence
    from {{ ref('fct_reconciliation') }}
    where
        report_id in (select report_id from {{ ref('int_reports') }})
        -- what a person accepted is the source's own
        and accepted_reason is null

    union all

    select
        figure_id,
        figure_ids,
        case plausibility when 'one_key_several_values' then 'other_value' else 'implausible' end as evidence
    from {{ ref('fct_plausibility') }}
    where
        report_id in (select report_id from {{ ref('int_reports') }})
        and not is_plausible

    union all

    -- no fault of the report, but what tells these numbers apart was not read
    select
        figure_id,
        values_figure_ids as figure_ids,
        'other_value' as evidence
    from {{ ref('int_observations') }}
    where
        report_id in (select report_id from {{ ref('int_reports') }})
        and values_in_one_sentence
        and values_printed > 1
        and wholes_printed = 1

),

touched as (

    select
        figure_id,
        evidence
    from checked

    union all

    select
        {{ unnested('figure_ids') }} as figure_id,
        evidence
    from checked

),

ledger as (

    select
        figure_id,
        max(case evidence when 'identity_held' then 1 else 0 end) = 1 as has_identity_held,
        max(case evidence when 'identity_broken' then 1 else 0 end) = 1 as has_identity_broken,
        max(case evidence when 'other_value' then 1 else 0 end) = 1 as has_other_value,
        max(case evidence when 'implausible' then 1 else 0 end) = 1 as is_implausible
    from touched
    group by figure_id

),

-- amounts of one indicator in whole years, one after the other
amounts as (

    select
        figure_id,
        amount,
        coalesce(lag(amount) over by_year, lead(amount) over by_year) as before,
        coalesce(lead(amount) over by_year, lag(amount) over by_year) as after
    from (
        select
            *,
            cast(abs(value_in_base_unit) as double) as amount
        from {{ ref('int_observations') }}
        where
            kind = 'level'
            and is_curated
            and value_in_base_unit <> 0
            and time_period = cast(year as {{ dbt.type_string() }})
    ) as observations
    window
        by_year as (
            partition by reporting_area_code, indicator_id, base_unit_id, zone_id, industry_id, area_code, scope_id, qualifier, is_stock
            order by year, report_id, ordinal
        )

),

-- tenfold may be growth; a unit that was read wrongly is ten thousand times away
far_off as (

    select figure_id
    from amounts
    where
        (amount > 30 * before or before > 30 * amount)
        and (amount > 30 * after or after > 30 * amount)

),

seen as (

    select
        figures.figure_id,
        figures.report_id,
        figures.confidence as read_confidence,
        figures.doubts,
        figures.correction,
        figures.is_known_name,
        figures.is_known_name and not figures.is_curated as has_other_unit,
        far_off.figure_id is not null as has_other_magnitude,
        coalesce(ledger.has_other_value, false) as has_other_value,
        coalesce(ledger.has_identity_held, false) as has_identity_held,
        coalesce(ledger.has_identity_broken, false) as has_identity_broken,
        coalesce(ledger.is_implausible, false) as is_implausible
    from {{ ref('int_figures') }} as figures
    left join ledger on figures.figure_id = ledger.figure_id
    left join far_off on figures.figure_id = far_off.figure_id

),

odds as (

    select
    {% for code in ['known_name', 'unknown_name', 'other_unit', 'other_magnitude', 'other_value', 'identity_held', 'identity_broken', 'implausible'] -%}
        max(case evidence when '{{ code }}' then cast(odds as double) end) as {{ code }}{{ ',' if not loop.last }}
    {% endfor -%}
    from {{ ref('evidence_odds') }}

),

weighed as (

    select
        seen.*,
        cast(seen.read_confidence as double) as share,
        case when seen.is_known_name then odds.known_name else odds.unknown_name end
        * case when seen.has_other_unit then odds.other_unit else 1 end
        * case when seen.has_other_magnitude then odds.other_magnitude else 1 end
        * case when seen.has_other_value then odds.other_value else 1 end
        * case when seen.has_identity_held then odds.identity_held else 1 end
        * case when seen.has_identity_broken then odds.identity_broken else 1 end
        * case when seen.is_implausible then odds.implausible else 1 end as times
    from seen
    cross join odds

)

select
    figure_id,
    report_id,
    read_confidence,
    is_known_name,
    has_other_unit,
    has_other_magnitude,
    has_other_value,
    has_identity_held,
    has_identity_broken,
    is_implausible,
    case
        -- what a person put right is right
        when correction is not null then cast(1 as decimal(4, 3))
        else
            least(
                greatest({{ rounded_to(3, ratio('share * times', '1 - share + share * times'), 4) }}, cast(0.001 as decimal(4, 3))),
                cast(0.999 as decimal(4, 3))
            )
    end as confidence,
    case
        when correction is null
            then
                nullif(
                    concat_ws(
                        ',',
                        doubts,
                        case when not is_known_name then 'unknown_name' end,
                        case when has_other_unit then 'other_unit' end,
                        case when has_other_magnitude then 'other_magnitude' end,
                        case when has_other_value then 'other_value' end,
                        case when has_identity_broken then 'identity_broken' end,
                        case when is_implausible then 'implausible' end
                    ),
                    ''
                )
    end as doubts
from weighed
