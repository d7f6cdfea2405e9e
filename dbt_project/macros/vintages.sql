{#
    The order in which the reports of an area came out: by the year that they look back on, the day on which they were presented (one
    whose day is not known counts as the earliest of its year), and which of its area, year and genre a report is.
#}
{% macro by_vintage(direction, reports=none) -%}
{%- set of = reports ~ '.' if reports else '' -%}
{{ of }}execution_year {{ direction }}, {{ of }}presented_on {{ direction }} nulls {{ 'first' if direction == 'asc' else 'last' }}, {{ of }}running_no {{ direction }}, {{ of }}report_id {{ direction }}
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
