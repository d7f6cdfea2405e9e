{#
    The powers of ten by which a unit is mistaken, as a table with the column power: 10 to 10^8 and their inverses. One array, as a query
    of sixteen is planned sixteen times.
#}
{% macro powers_of_ten() -%}
    {%- set powers = [] %}
    {%- for exponent in range(1, 9) %}
    {%- do powers.append('cast(' ~ 10 ** exponent ~ ' as decimal(19, 8))') %}
    {%- do powers.append('cast(0.' ~ '0' * (exponent - 1) ~ '1 as decimal(19, 8))') %}
    {%- endfor %}
    select {{ unnested(id_array(powers)) }} as power
{%- endmacro %}
