{#
    The types and the arithmetic of printed numbers. All of it is DECIMAL: a division would turn into DOUBLE on some engines,
    so identities are compared by cross-multiplication.
#}

{# A printed decimal literal as a number; NULL where it is none. #}
{% macro printed_number(column) -%}
    try_cast({{ column }} as decimal(24, 6))
{%- endmacro %}

{#
    The operand of a product: two of them multiply to 38 digits, which every engine holds. Not 18 digits: DuckDB multiplies
    two such numbers in 64 bits, which overflow. NULL where a number has more than 14 digits before the point: a sum or a
    product of printed numbers may, and no identity is judged on it.
#}
{% macro factor(expression) -%}
    try_cast({{ expression }} as decimal(19, 5))
{%- endmacro %}

{# One number divided by another, as a DOUBLE on every engine: DuckDB divides decimals so, Spark would round to a scale of its own. #}
{% macro ratio(numerator, denominator) -%}
    {{ adapter.dispatch('ratio', 'planhouse')(numerator, denominator) }}
{%- endmacro %}

{% macro default__ratio(numerator, denominator) -%}
    ({{ numerator }}) / ({{ denominator }})
{%- endmacro %}

{% macro spark__ratio(numerator, denominator) -%}
    cast({{ numerator }} as double) / cast({{ denominator }} as double)
{%- endmacro %}

{#
    What a division gave as a DECIMAL, half rounded away from zero; ``cast`` is try_cast where it may not fit. Written out for Spark, which rounds the shortest text of a DOUBLE where DuckDB
    rounds the DOUBLE itself.
#}
{% macro rounded_to(scale, expression, precision=24, cast='cast') -%}
    {{ adapter.dispatch('rounded_to', 'planhouse')(scale, expression, precision, cast) }}
{%- endmacro %}

{% macro default__rounded_to(scale, expression, precision, cast) -%}
    {{ cast }}({{ expression }} as decimal({{ precision }}, {{ scale }}))
{%- endmacro %}

{% macro spark__rounded_to(scale, expression, precision, cast) -%}
    {{ cast }}(
        cast(round(({{ expression }}) * cast({{ 10 ** scale }} as double), 0) as decimal(38, 0))
        * cast(0.{{ '0' * (scale - 1) }}1 as decimal({{ scale }}, {{ scale }})) as decimal({{ precision }}, {{ scale }})
    )
{%- endmacro %}

{# A printed number, or what it may be out by, times a power of ten: wider than a factor, so that no slip overflows. #}
{% macro ten_to(exponent, expression) -%}
    {{ factor(expression) }} * cast({{ 10 ** exponent }} as decimal(19, 0))
{%- endmacro %}

{#
    The number of times that a unit is the smaller one of two: 1 for the smaller, 10000 for 亿元 beside 万元. What is printed in
    two units is compared in the smaller one. NULL where the units are too far apart for a product.
#}
{% macro times_smaller_unit(factor_here, factor_there) -%}
    {{ rounded_to(5, ratio(factor_here, 'least(' ~ factor_here ~ ', ' ~ factor_there ~ ')'), 19, 'try_cast') }}
{%- endmacro %}

{# Half a unit in the last printed decimal: what rounding can hide. #}
{% macro half_width(decimals) -%}
    case {{ decimals }}
        when 0 then cast(0.5 as decimal(19, 5))
        when 1 then cast(0.05 as decimal(19, 5))
        when 2 then cast(0.005 as decimal(19, 5))
        when 3 then cast(0.0005 as decimal(19, 5))
        when 4 then cast(0.00005 as decimal(19, 5))
        else cast(0 as decimal(19, 5))
    end
{%- endmacro %}

{# What rounding can hide of a part or a total: nothing where whole things are counted one by one. #}
{% macro part_half_width(decimals, quantity_kind, unit_mult) -%}
    case when {{ quantity_kind }} = 'count' and {{ unit_mult }} = 0 then cast(0 as decimal(19, 5)) else {{ half_width(decimals) }} end
{%- endmacro %}

{# The same of an observation, which knows its unit by what the unit counts in. #}
{% macro rounding_of(observations) -%}
    case
        when {{ observations }}.base_unit_id = 'count' and {{ observations }}.unit_factor = 1 then cast(0 as decimal(19, 5))
        else {{ half_width(observations ~ '.decimals') }}
    end
{%- endmacro %}

{# A number as printed with its unit, which stands in a cell or in its header. #}
{% macro printed_with_unit(figures) -%}
    {{ figures }}.printed_text
    || case when {{ dbt.position(figures ~ '.printed_unit', figures ~ '.printed_text') }} > 0 then '' else {{ figures }}.printed_unit end
{%- endmacro %}

{# A label without white space, its full-width brackets and percent signs as half-width ones. #}
{% macro normalised_label(column) -%}
    replace(replace(replace(replace(replace({{ column }}, ' ', ''), '　', ''), '（', '('), '）', ')'), '％', '%')
{%- endmacro %}

{# A text without what stands in brackets, wherever it does: DuckDB takes out the first match only where nobody says all of them. #}
{% macro without_brackets(text) -%}
    {{ adapter.dispatch('without_brackets', 'planhouse')(text) }}
{%- endmacro %}

{% macro default__without_brackets(text) -%}
    regexp_replace({{ text }}, '[（(][^（()）]*[)）]', '', 'g')
{%- endmacro %}

{% macro spark__without_brackets(text) -%}
    regexp_replace({{ text }}, '[（(][^（()）]*[)）]', '')
{%- endmacro %}

{# Whether two numbers have the same digits in some order, zeros aside: 9070 and 9700, whatever their units. #}
{% macro same_digits(one, other) -%}
    (
        {%- for digit in range(1, 10) %}
        length(replace(cast({{ one }} as string), '{{ digit }}', ''))
        - length(replace(cast({{ other }} as string), '{{ digit }}', ''))
        = length(cast({{ one }} as string)) - length(cast({{ other }} as string))
        {{ 'and' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}

{#
    Whether two numbers are alike but for two digits that changed places: 10929 and 10299. Any order of the
    same digits would be too many: in reports that are right, one list in some 500 closes so by chance.
#}
{% macro two_digits_swapped(one, other) -%}
    (
        {{ same_digits(one, other) }}
        and length(cast({{ one }} as string)) = length(cast({{ other }} as string))
        -- a number has no more places than this
        and {% for place in range(1, 25) -%}
        case when substr(cast({{ one }} as string), {{ place }}, 1) = substr(cast({{ other }} as string), {{ place }}, 1) then 0 else 1 end
        {{- ' + ' if not loop.last }}
        {%- endfor %} = 2
    )
{%- endmacro %}

{# A number as a person writes it: without the zeros that its type adds. Every engine knows the type by this name: a macro of dbt's would be called a hundred times. #}
{% macro plain_number(expression) -%}
    regexp_extract(cast({{ expression }} as string), '^(-?[0-9]+([.][0-9]*[1-9])?)', 1)
{%- endmacro %}

{#
    A figure as it is printed, with a minus before it where the words say that it is below zero: 下降2.86% is -2.86% beside 5%. A target
    in words (进一步下降) says so itself. Marks are asked for one by one: a list of as many DuckDB makes a table of, which it joins.
#}
{% macro signed_text(table) -%}
    case
        when
            {{ table }}.sign < 0
            and {{ table }}.printed_value is not null
            {%- for mark in ['-', '−', '－', '–', '—', '负'] %}
            and {{ table }}.printed_text not like '{{ mark }}%'
            {%- endfor %}
            then '-' || {{ table }}.printed_text
        else {{ table }}.printed_text
    end
{%- endmacro %}

{#
    What a number comes to that grows by a factor in each of 1 to 5 years, as a DOUBLE. Multiplied out: a power is not the same to the last
    digit on every engine.
#}
{% macro grown(value, times, years) -%}
    case {{ years }}
        {%- for number in range(1, 6) %}
        when {{ number }} then cast({{ value }} as double)
        {%- for year in range(number) %} * {{ times }}{% endfor %}
        {%- endfor %}
    end
{%- endmacro %}

{#
    A figure as a report says it: a change with its word before it (增长5%, 下降2.86%), whatever stood in the cell; anything else as printed.
    ``observation`` says of what kind it is and against what it compares.
#}
{% macro as_stated(observation, figure) -%}
    case
        when
            {{ observation }}.kind <> 'growth'
            or {{ observation }}.change_basis not in ('year', 'period', 'start_of_year', 'yearly_average')
            or {{ figure }}.printed_value is null
            or substr({{ figure }}.printed_text, 1, 1) not between '0' and '9'
            then {{ figure }}.printed_text
        when {{ figure }}.sign < 0 then '下降' || {{ figure }}.printed_text
        else '增长' || {{ figure }}.printed_text
    end
{%- endmacro %}
