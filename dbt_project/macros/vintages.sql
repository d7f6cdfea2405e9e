{#
    The order in which the reports of an area came out: by the year that they look back on, the day on which they were presented, and
    which of its area, year and genre a report is. One whose day is not known counts as the earliest of its year; a communiqué and
    final accounts, which follow the plans and budgets of their year, as the latest.
#}
{% macro by_vintage(direction, reports=none) -%}
{%- set of = reports ~ '.' if reports else '' -%}
{{ of }}execution_year {{ direction }}, {{ came_out_on(of) }} {{ direction }}, {{ of }}running_no {{ direction }}, {{ of }}report_id {{ direction }}
{%- endmacro %}

{# The day on which a report came out, or a day before or after all others. #}
{% macro came_out_on(of) -%}
coalesce({{ of }}presented_on, case when {{ of }}genre in ('communique', 'final_accounts') then cast('9999-12-31' as date) else cast('0001-01-01' as date) end)
{%- endmacro %}

{# A CTE of the reports with ``place_in_area``, their place in that order. #}
{% macro reports_in_order() -%}
reports as (

    select
        *,
        row_number() over (partition by area_code order by {{ by_vintage('asc') }}) as place_in_area
    from {{ ref('stg_reports') }}

)
{%- endmacro %}

{# The place of a figure among all of its area, by its report and within that: a report has fewer than a million. #}
{% macro vintage_of(figures, reports) -%}
cast({{ reports }}.place_in_area as bigint) * 1000000 + {{ figures }}.ordinal
{%- endmacro %}

{# Whether of two reports of one area, year and genre one came out after the other. #}
{% macro is_later_of_genre(later, earlier) -%}
(
    coalesce({{ later }}.presented_on, cast('0001-01-01' as date)) > coalesce({{ earlier }}.presented_on, cast('0001-01-01' as date))
    or (
        {{ later }}.running_no > {{ earlier }}.running_no
        and coalesce({{ later }}.presented_on, cast('0001-01-01' as date)) = coalesce({{ earlier }}.presented_on, cast('0001-01-01' as date))
    )
)
{%- endmacro %}
