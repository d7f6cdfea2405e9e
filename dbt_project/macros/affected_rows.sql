{#
    What a test looks at. Rows of a public table that belong to one report each were tested when that report was last modelled, and
    are what they were: a test looks at the reports that this build affects. That proves the same: ids begin with the report's
    number, and whatever changes for all reports (project, vocabulary) affects all of them. `rules` asks this of each of its queries.
#}
{% macro affected_rows(relation) -%}
    {%- if execute and planhouse.is_by_report((model.attached_node or '').split('.')[-1]) -%}
        (
            select * from {{ relation }}
            where report_id in (select report_id from {{ source('raw', 'affected_reports') }}){{ planhouse.between_affected() }}
        ) as tested
    {%- else -%}
        {{ relation }}
    {%- endif -%}
{%- endmacro %}

{# Whether a table is a public one, or a view, that has a report_id, the list of reports itself left out; or the figures as read. #}
{% macro is_by_report(name) -%}
    {%- set node = graph.nodes.get('model.planhouse.' ~ name, {}) -%}
    {{ return(name == 'stg_figures' or (name != 'dim_report' and node.schema == 'marts' and 'report_id' in node.columns)) }}
{%- endmacro %}

{# The same in words that reach every table under a view, where the list itself reaches only the first: the ids lie between these two. #}
{% macro between_affected() -%}
    {{ return(adapter.dispatch('between_affected', 'planhouse')()) }}
{%- endmacro %}

{% macro default__between_affected() -%}
    {#- asked once in a run: the graph is the one thing that all of its nodes share -#}
    {%- if 'affected' not in graph -%}
        {%- do graph.update(affected=run_query('select min(report_id), max(report_id) from ' ~ source('raw', 'affected_reports')).rows[0]) -%}
    {%- endif -%}
    {%- set bounds = graph.affected -%}
    {{ return(" and report_id between '" ~ bounds[0] ~ "' and '" ~ bounds[1] ~ "'" if bounds[0] else '') }}
{%- endmacro %}

{# Spark makes every table again, and a query for each test would cost more than it saves. #}
{% macro spark__between_affected() -%}
    {{ return('') }}
{%- endmacro %}
