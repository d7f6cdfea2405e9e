{#
    Values that follow from printed ones, and the interval that the printed decimals leave them: each is written once and evaluated at the
    ends of what it is made of.
#}

{# The level of the year before, of a level and its growth in per cent. #}
{% macro level_before(level, growth) -%}
    {{ ratio('(' ~ level ~ ') * 100', '100 + (' ~ growth ~ ')') }}
{%- endmacro %}

{# The growth of a whole without a part, of level and growth of both, in per cent. #}
{% macro growth_of_rest(whole, part, whole_growth, part_growth) -%}
    ({{ ratio(
        'cast((' ~ whole ~ ') - (' ~ part ~ ') as double)',
        'nullif(' ~ level_before(whole, whole_growth) ~ ' - ' ~ level_before(part, part_growth) ~ ', 0)'
    ) }} - 1) * 100
{%- endmacro %}

{# By how many percentage points a share grew, of level and growth of part and whole. #}
{% macro change_of_share(whole, part, whole_growth, part_growth) -%}
    {{ ratio('(' ~ part ~ ') * 100', whole) }}
    * (1 - {{ ratio('100 + (' ~ whole_growth ~ ')', '100 + (' ~ part_growth ~ ')') }})
{%- endmacro %}

{#
    The least (or greatest) of one of the two above over all that the levels may be, at given growths: each is monotone in both levels. The
    growth of a rest rises with the whole's growth and falls with the part's, the change of a share the other way round.
#}
{% macro at_corners(name, extreme, whole_growth, part_growth) -%}
    {{ extreme }}(
        {%- for whole in ['whole_lower', 'whole_upper'] %}
            {%- set outer = loop %}
            {%- for part in ['part_lower', 'part_upper'] %}
        {% if name == 'growth_of_rest' %}{{ growth_of_rest(whole, part, whole_growth, part_growth) }}{% else %}{{ change_of_share(whole, part, whole_growth, part_growth) }}{% endif %}
        {{- ',' if not (outer.last and loop.last) }}
            {%- endfor %}
        {%- endfor %}
    )
{%- endmacro %}

{# A time period a year before: 2023-S1 of 2024-S1. #}
{% macro year_before(table) -%}
    replace(
        {{ table }}.time_period,
        cast({{ table }}.year as {{ dbt.type_string() }}),
        cast({{ table }}.year - 1 as {{ dbt.type_string() }})
    )
{%- endmacro %}

{# The columns of a derived row that are those of what it is made of, from its year to its scenario. #}
{% macro own_key(table='') -%}
    {%- for column in ['year', 'time_period', 'zone_id', 'industry_id', 'area_code', 'scope_id', 'qualifier', 'scenario'] -%}
        {{ table ~ '.' if table }}{{ column }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{# The same of what is left of a whole, which is one of the whole area. #}
{% macro rest_of_key() -%}
    year, time_period, 'all' as zone_id, 'all' as industry_id, area_code, scope_id, qualifier, scenario
{%- endmacro %}

{# What else a derived row is about: prices, the whole of a share, by what it is divided. #}
{% macro own_about(whole_of, table='', per='cast(null as ' ~ dbt.type_string() ~ ')') -%}
    {{ table ~ '.' if table }}price_basis,
    {{ whole_of }} as whole_of_indicator_id,
    {%- for column in ['except_indicator_id', 'except_zone_id', 'except_industry_id'] %}
    cast(null as {{ dbt.type_string() }}) as {{ column }},
    {%- endfor %}
    {{ per }} as per_indicator_id
{%- endmacro %}

{# The same of what is left of a whole: without which part. #}
{% macro rest_about() -%}
    price_basis,
    cast(null as {{ dbt.type_string() }}) as whole_of_indicator_id,
    case when indicator_id <> whole_indicator_id then indicator_id end as except_indicator_id,
    case when zone_id <> 'all' then zone_id end as except_zone_id,
    case when industry_id <> 'all' then industry_id end as except_industry_id,
    cast(null as {{ dbt.type_string() }}) as per_indicator_id
{%- endmacro %}

{# A derived number as text with so many decimals; an end is rounded outwards (``way``: floor, ceil), so that the interval only grows. #}
{% macro shown(value, decimals, way='') -%}
    case {{ decimals }}
        {%- for places in range(5) %}
        {{ 'when ' ~ places ~ ' then' if not loop.last else 'else' }} cast(
            {%- if way %} {{ rounded_to(places, ratio(way ~ '(' ~ value ~ ' * ' ~ 10 ** places ~ ')', 10 ** places)) if places else rounded_to_whole(way ~ '(' ~ value ~ ')') }}
            {%- else %} {{ rounded_to(places, 'cast(' ~ value ~ ' as double)') if places else rounded_to_whole('round(' ~ value ~ ', 0)') }}
            {%- endif %} as {{ dbt.type_string() }})
        {%- endfor %}
    end
{%- endmacro %}

{# A whole number as a DECIMAL without places. #}
{% macro rounded_to_whole(expression) -%}
    cast({{ expression }} as decimal(24, 0))
{%- endmacro %}

{# Between what a row of ``derived`` lies; of a bound, on which side of what; NULL where its decimals leave nothing open. #}
{% macro interval_text(between, at_least, at_most) -%}
    case
        when derived.value_lower = derived.value_upper then null
        when derived.value_upper is null then '{{ at_least }}' || {{ shown('derived.value_lower', 'derived.decimals', 'floor') }}
        when derived.value_lower is null then '{{ at_most }}' || {{ shown('derived.value_upper', 'derived.decimals', 'ceil') }}
        else {{ shown('derived.value_lower', 'derived.decimals', 'floor') }} || '{{ between }}' || {{ shown('derived.value_upper', 'derived.decimals', 'ceil') }}
    end
{%- endmacro %}

{# A part beside its whole, both of them levels, the part in the unit of the whole; with the growth of each where it is printed. #}
{% macro pair_columns() -%}
    {{ key_columns('parts') }},
    parts.figure_id as part_id,
    wholes.figure_id as whole_id,
    wholes.indicator_id as whole_indicator_id,
    wholes.unit_id as whole_unit_id,
    greatest(coalesce(parts.decimals, 0), coalesce(wholes.decimals, 0)) as decimals,
    least(parts.growth_decimals, wholes.growth_decimals) as growth_decimals,
    wholes.value as whole,
    wholes.lower_value as whole_lower,
    wholes.upper_value as whole_upper,
    {{ in_unit_of('parts.value', 'parts', 'wholes') }} as part,
    {{ in_unit_of('parts.lower_value', 'parts', 'wholes') }} as part_lower,
    {{ in_unit_of('parts.upper_value', 'parts', 'wholes') }} as part_upper,
    {%- for name in ['wholes', 'parts'] %}
    {%- for column in ['growth_id', 'growth', 'growth_lower', 'growth_upper'] %}
    {{ name }}.{{ column }} as {{ name[:-1] }}_{{ column }}{{ ',' if not (loop.last and name == 'parts') }}
    {%- endfor %}
    {%- endfor %}
{%- endmacro %}
