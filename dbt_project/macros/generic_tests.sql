{#
    Generic tests that the project needs and dbt does not bring.
#}

{# No two rows share these columns. #}
{% test unique_combination(model, columns) %}
select {{ columns | join(', ') }}, count(*) as copies
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1
{% endtest %}

{#
    These columns are never empty; a row that is found says which are. One test a table: dbt's own is one a column, and evaluates a view
    as often as it has columns.
#}
{% test complete(model, columns) %}
select
    concat_ws(', '{% for column in columns %}, case when {{ column }} is null then '{{ column }}' end{% endfor %}) as empty_columns,
    *
from {{ model }}
where {% for column in columns %}{{ 'or ' if not loop.first }}{{ column }} is null {% endfor %}

{% endtest %}

{#
    What these columns name is there: `columns` gives for each the table (`to`) and the column (`field`) that it leads to; a row that is
    found says which column names what. One test for all the columns of a table, where dbt's own is one a column. A report is not asked
    for here: that of every row is asked for, not of the affected ones alone (`get_where_subquery`).
#}
{% test references(model, columns) %}
{%- for column, other in columns.items() %}
{{ 'union all' if not loop.first }}
select '{{ column }}' as column_name, cast(named.value as string) as value
from (select distinct {{ column }} as value from {{ model }} where {{ column }} is not null) as named
left join {{ other.to }} as others on named.value = others.{{ other.field }}
where others.{{ other.field }} is null
{%- endfor %}
{% endtest %}

{# Values lie between two bounds, both included; NULL is left to `complete`. #}
{% test accepted_range(model, column_name, min_value=none, max_value=none) %}
select *
from {{ model }}
where false
{%- if min_value is not none %}
    or {{ column_name }} < {{ min_value }}
{%- endif %}
{%- if max_value is not none %}
    or {{ column_name }} > {{ max_value }}
{%- endif %}
{% endtest %}

{# The table has rows: a check that saw none has checked nothing. #}
{% test not_empty(model) %}
{# of the whole table, whatever a build affects #}
{{ config(where='true') }}
select rows_seen
from (select count(*) as rows_seen from {{ model }}) as counted
where rows_seen = 0
{% endtest %}

{# What the predicate says holds for every row. #}
{% test holds(model, expression) %}
select *
from {{ model }}
where not coalesce({{ expression }}, false)
{% endtest %}
