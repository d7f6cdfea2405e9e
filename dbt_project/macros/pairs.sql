{#
    The verdict on two printed numbers that state one value: equal, equal once rounded, equal if one was cut, or out by a power
    of ten.
#}
{% macro pair_verdict(a, ha, b, hb) -%}
    {%- set slips -%}
        (
            {%- for exponent in range(1, 9) %}
            abs({{ a }} - {{ factor(b ~ ' * ' ~ 10 ** exponent) }}) <= {{ ha }} + {{ hb }} * {{ 10 ** exponent }}
            or abs({{ b }} - {{ factor(a ~ ' * ' ~ 10 ** exponent) }}) <= {{ hb }} + {{ ha }} * {{ 10 ** exponent }}
            {{ 'or' if not loop.last }}
            {%- endfor %}
        )
    {%- endset -%}
    {{ verdict(
        a ~ ' = ' ~ b,
        'abs(' ~ a ~ ' - ' ~ b ~ ') <= ' ~ ha ~ ' + ' ~ hb,
        '(' ~ a ~ ' < ' ~ b ~ ' + 2 * ' ~ hb ~ ' and ' ~ b ~ ' < ' ~ a ~ ' + 2 * ' ~ ha ~ ')',
        slips
    ) }}
{%- endmacro %}
