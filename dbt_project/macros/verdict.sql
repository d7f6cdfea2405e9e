{#
    The verdict on an identity, from what its own model found out about it.
    exact: both sides are equal as printed. within_rounding: the intervals that the printed decimals stand for meet.
    truncated: they meet if the numbers were cut and not rounded. unit_slip: they meet when one number is moved by a power of
    ten. mismatch: none of these.
#}
{% macro verdict(is_exact, meets, meets_if_cut, slip) -%}
    case
        when {{ is_exact }} then 'exact'
        when {{ meets }} then 'within_rounding'
        when {{ meets_if_cut }} then 'truncated'
        when {{ slip }} then 'unit_slip'
        else 'mismatch'
    end
{%- endmacro %}
