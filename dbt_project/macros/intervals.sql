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

{# Whether a x b = c x d can hold for positive numbers, each rounded, once one of them is moved by a power of ten. #}
{% macro product_slips(a, ha, b, hb, c, hc, d, hd) -%}
    (
        {%- for exponent in range(1, 9) %}
        {%- set times = ' * cast(' ~ 10 ** exponent ~ ' as decimal(10, 0))' %}
        (
            {{ factor(a ~ ' - ' ~ ha) }} * {{ factor(b ~ ' - ' ~ hb) }} <= {{ factor(c ~ ' + ' ~ hc) }} * {{ factor(d ~ ' + ' ~ hd) }}{{ times }}
            and {{ factor(a ~ ' + ' ~ ha) }} * {{ factor(b ~ ' + ' ~ hb) }} >= {{ factor(c ~ ' - ' ~ hc) }} * {{ factor(d ~ ' - ' ~ hd) }}{{ times }}
        )
        or (
            {{ factor(a ~ ' - ' ~ ha) }} * {{ factor(b ~ ' - ' ~ hb) }}{{ times }} <= {{ factor(c ~ ' + ' ~ hc) }} * {{ factor(d ~ ' + ' ~ hd) }}
            and {{ factor(a ~ ' + ' ~ ha) }} * {{ factor(b ~ ' + ' ~ hb) }}{{ times }} >= {{ factor(c ~ ' - ' ~ hc) }} * {{ factor(d ~ ' - ' ~ hd) }}
        )
        {{ 'or' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}
