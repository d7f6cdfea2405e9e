{# Where a model is kept: DuckDB has a file of its own for intermediate tables; other engines have one database. #}
{% macro generate_database_name(custom_database_name=none, node=none) -%}
    {{ return(adapter.dispatch('database_of', 'planhouse')(custom_database_name)) }}
{%- endmacro %}

{% macro default__database_of(custom_database_name) -%}
    {{ return(target.database) }}
{%- endmacro %}

{% macro duckdb__database_of(custom_database_name) -%}
    {{ return(custom_database_name or target.database) }}
{%- endmacro %}

{% macro spark__database_of(custom_database_name) -%}
    {{ return(none) }}
{%- endmacro %}
