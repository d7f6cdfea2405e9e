{#
    What dbt's Spark adapter needs to know of this project: where tables lie, how seeds are written, what a list is called. Only
    overrides of the adapter's own macros belong here; what differs between two dialects of SQL is in a dispatched macro beside its
    subject.
#}

{# Every table has a folder of its own under the folder of this run: models/<run>/<schema>/<table>. #}
{% macro spark__location_clause() -%}
    location '{{ env_var("PLANHOUSE_SPARK_MODELS") }}/{{ model.schema }}/{{ model.alias }}'
{%- endmacro %}

{# The adapter puts values between quotes as they come: a name with a quote, or an empty cell, breaks it. #}
{% macro spark__load_csv_rows(model, agate_table) %}
    {%- set types = model['config'].get('column_types', {}) -%}
    {%- set statements = [] -%}
    {%- for chunk in agate_table.rows | batch(5000) -%}
        {%- set sql -%}
            insert into {{ this.render() }} values
            {% for row in chunk -%}
                (
                {%- for name in agate_table.column_names -%}
                    {%- set type = types.get(name, adapter.convert_type(agate_table, loop.index0)) -%}
                    cast({{ planhouse.spark_literal(row[loop.index0]) }} as {{ type }}){{ ', ' if not loop.last }}
                {%- endfor -%}
                ){{ ', ' if not loop.last }}
            {%- endfor %}
        {%- endset -%}
        {%- do adapter.add_query(sql, abridge_sql_log=True) -%}
        {%- do statements.append(sql) -%}
    {%- endfor -%}
    {{ return(statements[0] if statements else 'select 1') }}
{% endmacro %}

{# A value as text between quotes; a backslash and a quote stand for themselves. #}
{% macro spark_literal(value) -%}
    {%- if value is none -%} null {%- else -%} '{{ value | string | replace("\\", "\\\\") | replace("'", "\\'") }}' {%- endif -%}
{%- endmacro %}

{# A contract names types as DuckDB does; Spark calls a list an array. #}
{% macro spark__get_empty_schema_sql(columns) -%}
    select
    {%- for name in columns %}
        {%- set type = columns[name]['data_type'] %}
        cast(null as {{ 'array<' ~ type[:-2] ~ '>' if type.endswith('[]') else type }}) as {{ name }}{{ ', ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# A view would cost Spark its joins again in every test of it: what is a view in DuckDB is a table in the lake. #}
{% materialization view, adapter='spark' -%}
    {{ return(materialization_table_spark()) }}
{%- endmaterialization %}
