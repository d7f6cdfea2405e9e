{#
    The key of an observation, said once: two numbers are one observation only where all of it is equal, in a partition as in a join.
    What may be NULL (nothing is printed) equals NULL. Each list is text with blanks between the names, so that any renderer of
    Jinja can split it.
#}

{# What a number is about. #}
{% macro subject_of_key() -%}
    indicator_id year time_period zone_id industry_id area_code scope_id qualifier
{%- endmacro %}

{# What it says of that: a share and the amount that it is the share of are of one subject and make two statements. #}
{% macro statement_of_key() -%}
    scenario kind change_basis reference_area_code price_basis rank_among
{%- endmacro %}

{# What is NULL where nothing is printed. #}
{% macro optional_in_key() -%}
    change_basis reference_area_code price_basis qualifier rank_among
{%- endmacro %}

{# The columns of the key as a list, of a table where it is named; ``besides`` are names that are left out. #}
{% macro key_columns(table='', besides='') -%}
    {%- set left_out = besides.split() -%}
    {%- for column in ('report_id ' ~ subject_of_key() ~ ' ' ~ statement_of_key()).split() if column not in left_out -%}
        {{ table ~ '.' if table }}{{ column }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Whether two rows have one key; ``besides`` are names that may differ. #}
{% macro same_key(one, other, besides='') -%}
    {%- set left_out = besides.split() -%}
    {%- set optional = optional_in_key().split() -%}
    {%- for column in ('report_id ' ~ subject_of_key() ~ ' ' ~ statement_of_key()).split() if column not in left_out -%}
        {{ one }}.{{ column }} {{ 'is not distinct from' if column in optional else '=' }} {{ other }}.{{ column }}{{ ' and ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# Whether two rows are of one subject in one report, whatever each says of it. #}
{% macro same_subject(one, other) -%}
    {{ same_key(one, other, besides=statement_of_key()) }}
{%- endmacro %}

{#
    Whether a number is one of the whole year, of the whole of the area that reports it, and narrowed by nothing: what a table means
    that has no columns to say otherwise.
#}
{% macro is_plain(table, reporting_area_code) -%}
    {{ table }}.time_period = cast({{ table }}.year as {{ dbt.type_string() }})
    and {{ table }}.area_code = {{ reporting_area_code }}
    and {{ table }}.scope_id = 'whole'
    and {{ table }}.qualifier is null
    and {{ table }}.price_basis is null
{%- endmacro %}
