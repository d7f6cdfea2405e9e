{# The powers of ten by which a unit is mistaken, as a table with the column power: 10 to 10^8 and their inverses. #}
{% macro powers_of_ten() -%}
    {%- for exponent in range(1, 9) %}
    select cast({{ 10 ** exponent }} as decimal(19, 8)) as power
    union all
    select cast(0.{{ '0' * (exponent - 1) }}1 as decimal(19, 8)) as power
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
{%- endmacro %}
