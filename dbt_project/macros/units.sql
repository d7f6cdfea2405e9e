{#
    Units: what the name of one says that the vocabulary lacks, and which of two values can be added or compared.
#}

{# Whether an unknown unit is a word that counts (盏, 万盒); km/h and 元/度 are none. #}
{% macro is_classifier(column) -%}
    regexp_extract({{ column }}, '^([一-龥]+)$', 1) <> ''
{%- endmacro %}

{# The power of ten that an unknown unit is printed with: 4 of 万盏. #}
{% macro unknown_unit_mult(column) -%}
    case
        when {{ column }} like '万亿_%' then 12
        when {{ column }} like '亿_%' then 8
        when {{ column }} like '万_%' then 4
        else 0
    end
{%- endmacro %}

{# An unknown unit without it: 盏 of 万盏. #}
{% macro without_multiplier(column) -%}
    case
        when {{ column }} like '万亿_%' then substr({{ column }}, 3)
        when {{ column }} like '亿_%' or {{ column }} like '万_%' then substr({{ column }}, 2)
        else {{ column }}
    end
{%- endmacro %}

{# The factor that such a power makes. #}
{% macro unknown_unit_factor(unit_mult) -%}
    case {{ unit_mult }}
        when 12 then cast(1000000000000 as decimal(20, 6))
        when 8 then cast(100000000 as decimal(20, 6))
        when 4 then cast(10000 as decimal(20, 6))
        else cast(1 as decimal(20, 6))
    end
{%- endmacro %}

{# Whether amounts of two things can be added, or one be a part of the other: 家 and 人 are both counts, and make no sum. #}
{% macro can_be_added(one, other) -%}
    {{ one }}.base_unit_id = {{ other }}.base_unit_id and {{ one }}.classifier_zh is not distinct from {{ other }}.classifier_zh
{%- endmacro %}

{#
    In what values of one indicator are printed, whatever classifier counts it: 500家 and 480个 can be held against each other as they
    are, 5万个 and 480个 cannot.
#}
{% macro measured_in(table) -%}
    case
        when {{ table }}.base_unit_id = 'count' then 'count * ' || cast({{ table }}.unit_factor as {{ dbt.type_string() }})
        else {{ table }}.unit_id
    end
{%- endmacro %}
