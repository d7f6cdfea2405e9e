{#
    Printed numbers as intervals. A number printed with d decimals stands for itself give or take half a unit of its last decimal;
    if it was cut and not rounded, for itself and up to a whole unit more.
#}

{# Whether a x b = c x d can hold for positive numbers, each rounded. #}
{% macro interval_product_meets(a, ha, b, hb, c, hc, d, hd) -%}
    (
        {{ factor(a ~ ' - ' ~ ha) }} * {{ factor(b ~ ' - ' ~ hb) }} <= {{ factor(c ~ ' + ' ~ hc) }} * {{ factor(d ~ ' + ' ~ hd) }}
        and {{ factor(a ~ ' + ' ~ ha) }} * {{ factor(b ~ ' + ' ~ hb) }} >= {{ factor(c ~ ' - ' ~ hc) }} * {{ factor(d ~ ' - ' ~ hd) }}
    )
{%- endmacro %}

{# Whether a x b = c x d can hold for positive numbers, each cut. #}
{% macro cut_product_meets(a, ha, b, hb, c, hc, d, hd) -%}
    (
        {{ factor(a) }} * {{ factor(b) }} < {{ factor(c ~ ' + 2 * ' ~ hc) }} * {{ factor(d ~ ' + 2 * ' ~ hd) }}
        and {{ factor(a ~ ' + 2 * ' ~ ha) }} * {{ factor(b ~ ' + 2 * ' ~ hb) }} > {{ factor(c) }} * {{ factor(d) }}
    )
{%- endmacro %}

{# The least and the most that a product of two positive numbers is, each rounded. #}
{% macro least_product(a, ha, b, hb) -%}
    {{ factor(a ~ ' - ' ~ ha) }} * {{ factor(b ~ ' - ' ~ hb) }}
{%- endmacro %}

{% macro most_product(a, ha, b, hb) -%}
    {{ factor(a ~ ' + ' ~ ha) }} * {{ factor(b ~ ' + ' ~ hb) }}
{%- endmacro %}

{# Whether two products, from the least to the most that each is, are equal once one of their numbers is moved by a power of ten. #}
{% macro product_slips(low, high, other_low, other_high) -%}
    (
        {%- for exponent in range(1, 9) %}
        {%- set times = ' * cast(' ~ 10 ** exponent ~ ' as decimal(10, 0))' %}
        ({{ low }} <= {{ other_high }}{{ times }} and {{ high }} >= {{ other_low }}{{ times }})
        or ({{ low }}{{ times }} <= {{ other_high }} and {{ high }}{{ times }} >= {{ other_low }})
        {{ 'or' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
