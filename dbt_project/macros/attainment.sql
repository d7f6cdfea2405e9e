{#
    What a target asks and whether a result gives it. A number with a comparator stands for an interval: 500以上 has no upper end,
    520以内 no lower one, 5%左右 reaches as far as 左右 allows, 432-520 from one end to the other.
#}

{#
    How far 左右 reaches to either side: half a unit of the last printed decimal (5%左右: 4.5 to 5.5). A whole number that ends in zeros is
    a round one: half a unit of its last digit that is none, but no more than a twentieth of it (200左右: 190 to 210).
#}
{% macro about_reach(value, decimals) -%}
    greatest(
        {{ half_width(decimals) }},
        case
            when coalesce({{ decimals }}, 0) > 0 or {{ value }} = 0 then cast(0 as decimal(24, 6))
            else least(
                cast(abs({{ value }}) * cast(0.05 as decimal(3, 2)) as decimal(24, 6)),
                case
                    {%- for zeros in range(6, 0, -1) %}
                    when {{ value }} % {{ 10 ** zeros }} = 0 then cast({{ 5 * 10 ** (zeros - 1) }} as decimal(24, 6))
                    {%- endfor %}
                    else cast(0.5 as decimal(24, 6))
                end
            )
        end
    )
{%- endmacro %}

{# The lower end of what a number stands for; NULL where it has none. #}
{% macro lower_end(value, comparator, reach) -%}
    cast(case
        when {{ comparator }} in ('le', 'lt') then null
        when {{ comparator }} = 'approx' then {{ value }} - {{ reach }}
        else {{ value }}
    end as decimal(24, 6))
{%- endmacro %}

{# The upper end; NULL where it has none. #}
{% macro upper_end(value, value_high, comparator, reach) -%}
    cast(case
        when {{ comparator }} in ('ge', 'gt') then null
        when {{ comparator }} = 'approx' then coalesce({{ value_high }}, {{ value }}) + {{ reach }}
        else coalesce({{ value_high }}, {{ value }})
    end as decimal(24, 6))
{%- endmacro %}

{# Which way is better: a rank is better the lower it is, whatever is ranked; else as the indicator's polarity says. #}
{% macro better_way(kind, polarity) -%}
    case when {{ kind }} = 'rank' then 'lower' else coalesce({{ polarity }}, 'neutral') end
{%- endmacro %}

{#
    What became of a target with a number. ``actual_lower``, ``actual_upper`` are the ends of the result, NULL where it has none.
    A range is kept between its ends, a bound on its side of it; both say themselves what is better. Any other target is kept at its
    number and beyond it in the better direction (``way``: higher, lower, neutral); without a direction only at its number. near: short
    of a target with 左右 by no more than that allows. unjudged: what is printed does not say.
#}
{% macro promise_state(target, target_high, comparator, reach, actual_lower, actual_upper, actual_comparator, way) -%}
    {#- 4.5%左右 gives what 4.5%左右 asks -#}
    {%- set both_about = '(' ~ comparator ~ " = 'approx' and " ~ actual_comparator ~ " = 'approx')" -%}
    case
        when {{ target }} is null or ({{ actual_lower }} is null and {{ actual_upper }} is null) then 'unjudged'
        when {{ target_high }} is not null then
            case
                when {{ actual_lower }} >= {{ target }} and {{ actual_upper }} <= {{ target_high }} then 'met'
                when {{ actual_lower }} > {{ target_high }} or {{ actual_upper }} < {{ target }} then 'missed'
                else 'unjudged'
            end
        when {{ comparator }} in ('le', 'lt') then
            case
                when
                    {{ actual_upper }} < {{ target }}
                    or ({{ actual_upper }} = {{ target }} and ({{ comparator }} = 'le' or {{ actual_comparator }} = 'lt'))
                    then 'met'
                when
                    {{ actual_lower }} > {{ target }}
                    or ({{ actual_lower }} = {{ target }} and ({{ comparator }} = 'lt' or {{ actual_comparator }} = 'gt'))
                    then 'missed'
                else 'unjudged'
            end
        when {{ comparator }} in ('ge', 'gt') then
            case
                when
                    {{ actual_lower }} > {{ target }}
                    or ({{ actual_lower }} = {{ target }} and ({{ comparator }} = 'ge' or {{ actual_comparator }} = 'gt'))
                    then 'met'
                when
                    {{ actual_upper }} < {{ target }}
                    or ({{ actual_upper }} = {{ target }} and ({{ comparator }} = 'gt' or {{ actual_comparator }} = 'lt'))
                    then 'missed'
                else 'unjudged'
            end
        when {{ way }} = 'higher' then
            case
                when
                    {{ actual_lower }} >= {{ target }}
                    or ({{ both_about }} and {{ actual_lower }} + {{ actual_upper }} >= 2 * {{ target }})
                    then 'met'
                when {{ comparator }} = 'approx' and {{ actual_lower }} >= {{ target }} - {{ reach }} then 'near'
                when {{ actual_upper }} < {{ target }} - case when {{ comparator }} = 'approx' then {{ reach }} else 0 end then 'missed'
                when {{ actual_upper }} = {{ target }} and {{ actual_comparator }} = 'lt' and {{ comparator }} is null then 'missed'
                else 'unjudged'
            end
        when {{ way }} = 'lower' then
            case
                when
                    {{ actual_upper }} <= {{ target }}
                    or ({{ both_about }} and {{ actual_lower }} + {{ actual_upper }} <= 2 * {{ target }})
                    then 'met'
                when {{ comparator }} = 'approx' and {{ actual_upper }} <= {{ target }} + {{ reach }} then 'near'
                when {{ actual_lower }} > {{ target }} + case when {{ comparator }} = 'approx' then {{ reach }} else 0 end then 'missed'
                when {{ actual_lower }} = {{ target }} and {{ actual_comparator }} = 'gt' and {{ comparator }} is null then 'missed'
                else 'unjudged'
            end
        when
            ({{ actual_lower }} = {{ target }} and {{ actual_upper }} = {{ target }})
            or ({{ both_about }} and {{ actual_lower }} + {{ actual_upper }} = 2 * {{ target }})
            then 'met'
        when
            {{ comparator }} = 'approx'
            and {{ actual_lower }} >= {{ target }} - {{ reach }}
            and {{ actual_upper }} <= {{ target }} + {{ reach }}
            then 'near'
        else 'unjudged'
    end
{%- endmacro %}

{# Whether that is a promise kept; NULL where it is not known. #}
{% macro is_kept(state) -%}
    case when {{ state }} in ('met', 'near') then true when {{ state }} = 'missed' then false end
{%- endmacro %}

{# In what values can be held against each other once they are in one unit: any two of a base, counts only as they are printed. #}
{% macro comparable_in(table) -%}
    case
        when {{ table }}.base_unit_id = 'count' then 'count * ' || cast({{ table }}.unit_factor as {{ dbt.type_string() }})
        else coalesce({{ table }}.base_unit_id, {{ table }}.unit_id, '')
    end
{%- endmacro %}

{# A value in the unit of another row: itself where the units are equal. #}
{% macro in_unit_of(value, here, there) -%}
    case
        when coalesce({{ here }}.unit_factor, 1) = coalesce({{ there }}.unit_factor, {{ here }}.unit_factor, 1) then {{ value }}
        else {{ rounded_to(6, ratio(value ~ ' * ' ~ here ~ '.unit_factor', there ~ '.unit_factor'), cast='try_cast') }}
    end
{%- endmacro %}

{# The value of one row in the unit of another, of two rows with their units beside them; NULL where the two make no comparison. #}
{% macro value_beside(row, units, other, other_units) -%}
    case
        -- a target in words is compared with whatever the result is in
        when {{ other }}.value is null or {{ row }}.unit_id = {{ other }}.unit_id then {{ row }}.value
        when {{ units }}.base_unit_id = 'count' and {{ other_units }}.base_unit_id = 'count' and {{ units }}.factor = {{ other_units }}.factor
            then {{ row }}.value
        when {{ units }}.base_unit_id <> 'count' and {{ units }}.base_unit_id = {{ other_units }}.base_unit_id
            then {{ rounded_to(6, ratio(row ~ '.value * ' ~ units ~ '.factor', other_units ~ '.factor'), cast='try_cast') }}
    end
{%- endmacro %}

{#
    Which reports answer for the promises of one: those of a budget are answered by what is said of budgets, all others by plan reports,
    work reports, communiqués and the like.
#}
{% macro accounts_of(genre) -%}
    case when {{ genre }} in ('budget', 'final_accounts', 'budget_review') then 'budget' else 'plan' end
{%- endmacro %}
