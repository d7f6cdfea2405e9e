{#
    An attribute of a figure as a person put it right, else as it was read. Both are of the same type in the raw tables; an empty
    text takes away what was read.
#}
{% macro put_right(attribute, column=none) -%}
    coalesce(corrections.set_{{ attribute }}, source.{{ column or attribute }})
{%- endmacro %}
