{#
    What a test looks at. Rows of a public table that belong to one report each were tested when that report was last modelled, and
    are what they were: a test looks at the reports that this build affects. That proves the same: ids begin with the report's
    number, and whatever changes for all reports (project, vocabulary) affects all of them. A test with a `where` of its own keeps it.
    Whether a row's report is there at all is asked of every row: no build affects the rows that a report left when it went.
#}
{% macro get_where_subquery(relation) -%}
    {%- set where = config.get('where', '') -%}
    {%- set of_everything = model.column_name == 'report_id' and model.test_metadata.name == 'relationships' -%}
    {%- if not where and not of_everything and execute and relation.identifier in planhouse.tables_by_report() -%}
        {%- set where = 'report_id in (select report_id from ' ~ source('raw', 'affected_reports') ~ ')' ~ planhouse.between_affected() -%}
    {%- endif -%}
    {%- if where -%}
        (select * from {{ relation }} where {{ where }}) as tested
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{#
    The names of the public tables and views that have a report_id, the list of reports itself left out, and the figures as read.
#}
{% macro tables_by_report() -%}
    {%- set names = ['stg_figures'] -%}
    {%- for node in graph.nodes.values() -%}
        {%- if node.resource_type == 'model' and node.schema == 'marts' and 'report_id' in node.columns and node.name != 'dim_report' -%}
            {%- do names.append(node.name) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{# The same in words that reach every table under a view, where the list itself reaches only the first: the ids lie between these two. #}
{% macro between_affected() -%}
    {{ return(adapter.dispatch('between_affected', 'planhouse')()) }}
{%- endmacro %}

{% macro default__between_affected() -%}
    {%- set bounds = run_query('select min(report_id), max(report_id) from ' ~ source('raw', 'affected_reports')).rows[0] -%}
    {{ return(" and report_id between '" ~ bounds[0] ~ "' and '" ~ bounds[1] ~ "'" if bounds[0] else '') }}
{%- endmacro %}

{# Spark makes every table again, and a query for each test would cost more than it saves. #}
{% macro spark__between_affected() -%}
    {{ return('') }}
{%- endmacro %}
