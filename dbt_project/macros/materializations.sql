{# How DuckDB's tables are made where dbt's own way does more than a private build file needs: that asks the catalogue for indexes, foreign
   keys and rights that there are not, and took as long as most queries. #}

{# A table that only builds read: made in the place of the one before by one statement, as whole as one that is renamed. #}
{% materialization replaced, adapter='duckdb' -%}
    {%- set target = this.incorporate(type='table') -%}
    {% call statement('main') -%}
        create or replace table {{ target }} as (
            {{ compiled_code }}
        )
    {%- endcall %}
    {% do adapter.commit() %}
    {{ return({'relations': [target]}) }}
{%- endmaterialization %}

{# Spark says it in one statement anyhow. #}
{% materialization replaced, adapter='spark' -%}
    {{ return(materialization_table_spark()) }}
{%- endmaterialization %}

{# Rows are added to a table (`by_report`). Columns, contract and comments are those that it was made with: when the project changes, every
   table is made anew, so that they need not be looked at again for each report. #}
{% materialization incremental, adapter='duckdb' -%}
    {%- if load_cached_relation(this) is none or should_full_refresh() -%}
        {{ return(materialization_table_duckdb()) }}
    {%- endif -%}
    {%- set target = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement('main') -%}
        insert into {{ target }} by name (
            {{ compiled_code }}
        )
    {%- endcall %}
    {% do adapter.commit() %}
    {{ return({'relations': [target]}) }}
{%- endmaterialization %}
