{# The ids of a group as one array, in the order of a column. #}
{% macro ids_in_order(column, order_by) -%}
    {{ return(adapter.dispatch('ids_in_order', 'planhouse')(column, order_by)) }}
{%- endmacro %}

{% macro default__ids_in_order(column, order_by) -%}
    array_agg({{ column }} order by {{ order_by }})
{%- endmacro %}

{% macro spark__ids_in_order(column, order_by) -%}
    transform(sort_array(collect_list(named_struct('place', {{ order_by }}, 'id', {{ column }}))), each -> each.id)
{%- endmacro %}

{# The ids of a group as one array, each of them once, in ascending order. #}
{% macro sorted_distinct_ids(column) -%}
    {{ return(adapter.dispatch('sorted_distinct_ids', 'planhouse')(column)) }}
{%- endmacro %}

{% macro default__sorted_distinct_ids(column) -%}
    list_sort(array_agg(distinct {{ column }}))
{%- endmacro %}

{% macro spark__sorted_distinct_ids(column) -%}
    sort_array(collect_set({{ column }}))
{%- endmacro %}

{# An array of given ids, in the order given. #}
{% macro id_array(columns) -%}
    {{ adapter.dispatch('id_array', 'planhouse')(columns) }}
{%- endmacro %}

{% macro default__id_array(columns) -%}
    [{{ columns | join(', ') }}]
{%- endmacro %}

{% macro spark__id_array(columns) -%}
    array({{ columns | join(', ') }})
{%- endmacro %}

{# An array without its first element. #}
{% macro without_first(column) -%}
    {{ return(adapter.dispatch('without_first', 'planhouse')(column)) }}
{%- endmacro %}

{% macro default__without_first(column) -%}
    {{ column }}[2:]
{%- endmacro %}

{% macro spark__without_first(column) -%}
    slice({{ column }}, 2, size({{ column }}))
{%- endmacro %}

{# One row for each element of an array. #}
{% macro unnested(column) -%}
    {{ adapter.dispatch('unnested', 'planhouse')(column) }}
{%- endmacro %}

{% macro default__unnested(column) -%}
    unnest({{ column }})
{%- endmacro %}

{% macro spark__unnested(column) -%}
    explode({{ column }})
{%- endmacro %}

{# The texts of a group in the order of a column, with a text between each two. #}
{% macro joined_in_order(text, order_by, between) -%}
    {{ return(adapter.dispatch('joined_in_order', 'planhouse')(text, order_by, between)) }}
{%- endmacro %}

{% macro default__joined_in_order(text, order_by, between) -%}
    string_agg({{ text }}, '{{ between }}' order by {{ order_by }})
{%- endmacro %}

{% macro spark__joined_in_order(text, order_by, between) -%}
    listagg({{ text }}, '{{ between }}') within group (order by {{ order_by }})
{%- endmacro %}
