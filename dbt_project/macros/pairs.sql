{#
    The verdict on two printed numbers that state one value: equal, equal once rounded, equal if one was cut, or out by a power
    of ten. Only one of two roundings can be where their intervals end, so that what differs by just that is no rounding:
    918 and 919 are two numbers.
#}
{% macro pair_verdict(a, ha, b, hb) -%}
    {%- set slips -%}
        (
            {%- for exponent in range(1, 9) %}
            abs({{ factor(a) }} - {{ ten_to(exponent, b) }}) < {{ factor(ha) }} + {{ ten_to(exponent, hb) }}
            or abs({{ factor(b) }} - {{ ten_to(exponent, a) }}) < {{ factor(hb) }} + {{ ten_to(exponent, ha) }}
            {{ 'or' if not loop.last }}
            {%- endfor %}
        )
    {%- endset -%}
    {{ verdict(
        a ~ ' = ' ~ b,
        'abs(' ~ a ~ ' - ' ~ b ~ ') < ' ~ ha ~ ' + ' ~ hb,
        '(' ~ a ~ ' < ' ~ b ~ ' + 2 * ' ~ hb ~ ' and ' ~ b ~ ' < ' ~ a ~ ' + 2 * ' ~ ha ~ ')',
        slips
    ) }}
{%- endmacro %}
