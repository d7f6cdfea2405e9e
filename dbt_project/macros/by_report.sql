{#
    A table whose rows belong to one report each: a build takes out the rows of the reports that changed and puts in what it modelled;
    the rest stays as it is, so that it never lies in the scratch file.
#}
{% macro by_report() %}
    {{ return(adapter.dispatch('by_report', 'planhouse')()) }}
{% endmacro %}

{# on_schema_change says nothing here: dbt asks for it beside a contract. #}
{% macro default__by_report() %}
{{ config(
    materialized='incremental',
    database=target.database,
    on_schema_change='fail',
    pre_hook="{{ planhouse.forget_changed_reports() }}",
) }}
{% endmacro %}

{# Parquet has no DELETE: on Spark the table is made again. #}
{% macro spark__by_report() %}
{{ config(materialized='table') }}
{% endmacro %}

{% macro forget_changed_reports() %}
{% if is_incremental() %}
delete from {{ this }} where report_id in (select report_id from {{ source('raw', 'affected_reports') }} where state = 'changed')
{% endif %}
{% endmacro %}
