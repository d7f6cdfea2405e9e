{#
    Whether a result meets its target. 左右 (approx) allows what rounds to the target. Without a direction (polarity neutral and no
    bound printed) only a range can be judged: NULL otherwise.
#}
{% macro is_attained(actual, target, target_high, comparator, half_width, direction) -%}
    case
        when {{ direction }} = 'lower' then {{ actual }} <= coalesce({{ target_high }}, {{ target }})
            + case when {{ comparator }} = 'approx' then {{ half_width }} else 0 end
        when {{ direction }} = 'higher' then {{ actual }} >= {{ target }}
            - case when {{ comparator }} = 'approx' then {{ half_width }} else 0 end
        when {{ target_high }} is not null then {{ actual }} between {{ target }} and {{ target_high }}
    end
{%- endmacro %}
