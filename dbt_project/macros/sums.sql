{#
    What tables and 其中 lists have in common: a sum of printed parts against a printed total.
    ``judged`` has anchor_id, lhs, rhs, gap, tolerance, lhs_half_width, rhs_half_width; ``parts`` has total_id, value, half_width.
#}

{#
    The totals that come right when one part, or the total, is moved by a power of ten. What rounding can hide of the moved number
    moves with it; is_close = 1 where they come right without that, as they do when a printed point was moved.
#}
{% macro slipped_sums(judged, parts) %}
    select
        {{ judged }}.anchor_id,
        max(
            case
                when
                    abs({{ factor(judged ~ '.gap - ' ~ parts ~ '.value') }} + {{ factor(parts ~ '.value') }} * powers.power) <= {{ judged }}.tolerance
                    or abs({{ factor(judged ~ '.lhs') }} - {{ factor(judged ~ '.rhs') }} * powers.power) <= {{ judged }}.tolerance
                    then 1
                else 0
            end
        ) as is_close
    from {{ judged }}
    inner join {{ parts }} on {{ judged }}.anchor_id = {{ parts }}.total_id
    cross join ({{ powers_of_ten() }}) as powers
    where
        abs({{ judged }}.gap) > {{ judged }}.tolerance
        and (
            -- a part moved to next to nothing would be a part left out
            abs({{ factor(parts ~ '.value') }} * powers.power) > {{ judged }}.tolerance
            and abs({{ factor(judged ~ '.gap - ' ~ parts ~ '.value') }} + {{ factor(parts ~ '.value') }} * powers.power)
            <= {{ judged }}.tolerance + case when powers.power > 1 then {{ factor(parts ~ '.half_width') }} * powers.power else 0 end
            or abs({{ factor(judged ~ '.lhs') }} - {{ factor(judged ~ '.rhs') }} * powers.power)
            <= {{ factor(judged ~ '.tolerance') }} * case when powers.power > 1 then powers.power else 1 end
        )
    group by {{ judged }}.anchor_id
{% endmacro %}

{# The verdict on a sum. #}
{% macro sum_verdict(judged, slips) -%}
    {{ verdict(
        judged ~ '.gap = 0',
        'abs(' ~ judged ~ '.gap) <= ' ~ judged ~ '.tolerance',
        '(' ~ judged ~ '.gap < 2 * ' ~ judged ~ '.rhs_half_width and -' ~ judged ~ '.gap < 2 * ' ~ judged ~ '.lhs_half_width)',
        slips ~ '.anchor_id is not null'
    ) }}
{%- endmacro %}
