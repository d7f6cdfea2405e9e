{#
    The one generic test of the project: the rules of a table, in one query. What a test costs hardly depends on what it asks, so a
    table has one, whose `arguments` say every rule that its rows must keep:

    has_rows      true: a check that saw no row has checked nothing. Of the whole table, whatever a build affects
    complete      columns that are never empty
    unique        columns of which no two rows share a value, each by itself; NULL aside
    combination   columns that no two rows share together; NULL equals NULL
    ranges        of a column: min_value, max_value, both included; NULL aside
    values        of a column: what it may be; NULL aside. A list where it is not text
    references    of a column: the table and its column (`dim_year.year`) where each value is found; NULL aside. A report is looked for
                  of every row: no build affects the rows that a report left when it went
    holds         of a name: an `expression` that is true for every row, its `description` where the expression does not say it, and the
                  `columns` that show what is wrong

    Several columns or values are text with blanks between them: dbt renders each string of an argument by itself, which takes as long as
    a query.

    A row that is found says which rules are broken (`rules`, the names of `name_of_rule`, parted by ', '), of which report it is, and
    what was `found` there. What each rule says in words is in orchestration/build/check_words.py.
#}
{% test rules(model, has_rows=false, complete='', unique='', combination='', ranges={}, values={}, references={}, holds={}) %}
{%- set tested = planhouse.affected_rows(model) -%}
{%- set report = planhouse.report_of_row() -%}
{%- set broken = planhouse.broken_by_a_row(complete.split(), ranges, values, holds) -%}
{%- set queries = [] -%}
{%- if broken -%}
    {%- do queries.append(planhouse.rows_that_break(tested, report, (unique or combination).split(), broken)) -%}
{%- endif -%}
{%- for column in unique.split() -%}
    {%- do queries.append(planhouse.rows_that_share(tested, report, planhouse.name_of_rule('unique', column), [column], column ~ ' is not null')) -%}
{%- endfor -%}
{%- if combination -%}
    {%- do queries.append(planhouse.rows_that_share(tested, report, planhouse.name_of_rule('combination'), combination.split(), 'true')) -%}
{%- endif -%}
{%- for column, other in references.items() -%}
    {%- do queries.append(planhouse.rows_that_lead_nowhere(model if column == 'report_id' else tested, report, column, other)) -%}
{%- endfor -%}
{%- if has_rows -%}
    {%- do queries.append(planhouse.nothing_there(model)) -%}
{%- endif -%}
{{ queries | join('\nunion all\n') }}
{% endtest %}

{# What a rule is called: its kind, the table, the column. orchestration/build/check_words.py says it likewise. #}
{% macro name_of_rule(kind, column='') -%}
    {{ kind }}_{{ (model.attached_node or '').split('.')[-1] }}{{ '_' ~ column if column }}
{%- endmacro %}

{# The report that a row is of: its column, or NULL where the table has none. #}
{% macro report_of_row() -%}
    {%- set node = graph.nodes.get(model.attached_node, {}) if execute else {} -%}
    {{ 'report_id' if 'report_id' in node.get('columns', {}) else 'cast(null as string)' }}
{%- endmacro %}

{# A column and its value, in words. #}
{% macro with_its_value(column) -%}
    '{{ column }} ' || cast({{ column }} as string)
{%- endmacro %}

{# What a row by itself can break: for each rule its name, when it is broken, and what shows it. #}
{% macro broken_by_a_row(complete, ranges, values, holds) -%}
    {%- set rules = [] -%}
    {%- if complete -%}
        {%- set empty = [] -%}
        {%- for column in complete -%}
            {%- do empty.append("case when " ~ column ~ " is null then '" ~ column ~ " is empty' end") -%}
        {%- endfor -%}
        {%- do rules.append((planhouse.name_of_rule('complete'), complete | join(' is null or ') ~ ' is null', empty)) -%}
    {%- endif -%}
    {%- for column, bounds in ranges.items() -%}
        {%- set outside = [] -%}
        {%- if bounds.min_value is defined -%}
            {%- do outside.append(column ~ ' < ' ~ bounds.min_value) -%}
        {%- endif -%}
        {%- if bounds.max_value is defined -%}
            {%- do outside.append(column ~ ' > ' ~ bounds.max_value) -%}
        {%- endif -%}
        {%- do rules.append((planhouse.name_of_rule('range', column), outside | join(' or '), [planhouse.with_its_value(column)])) -%}
    {%- endfor -%}
    {%- for column, allowed in values.items() -%}
        {%- set literals = [] -%}
        {%- for value in (allowed.split() if allowed is string else allowed) -%}
            {%- do literals.append("'" ~ value ~ "'" if value is string else value | string) -%}
        {%- endfor -%}
        {%- do rules.append((planhouse.name_of_rule('values', column), column ~ ' not in (' ~ literals | join(', ') ~ ')', [planhouse.with_its_value(column)])) -%}
    {%- endfor -%}
    {%- for name, rule in holds.items() -%}
        {%- set shown = [] -%}
        {%- for column in rule.get('columns', '').split() -%}
            {%- do shown.append(planhouse.with_its_value(column)) -%}
        {%- endfor -%}
        {%- do rules.append((name, 'not coalesce(' ~ rule.expression ~ ', false)', shown)) -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}

{# Rows that break a rule by themselves, all in one look at the table; `key` tells which row it is. #}
{% macro rows_that_break(tested, report, key, broken) %}
select
    concat_ws(', '{% for name, wrong, shown in broken %}, case when {{ wrong }} then '{{ name }}' end{% endfor %}) as rules,
    {{ report }} as report_id,
    concat_ws(
        ', '
        {%- for column in key if column != 'report_id' %}, {{ planhouse.with_its_value(column) }}{% endfor %}
        {%- for name, wrong, shown in broken if shown %}, case when {{ wrong }} then concat_ws(', ', {{ shown | join(', ') }}) end{% endfor -%}
    ) as found
from {{ tested }}
where {% for name, wrong, shown in broken %}{{ 'or ' if not loop.first }}({{ wrong }}) {% endfor %}
{%- endmacro %}

{# Values that rows share, for the first report and the last that have them. #}
{% macro rows_that_share(tested, report, name, columns, condition) %}
select
    '{{ name }}' as rules,
    case sides.side when 1 then first_report else last_report end as report_id,
    concat_ws(', ', {% for column in columns if column != 'report_id' %}{{ planhouse.with_its_value(column) }}, {% endfor %}'rows ' || cast(copies as string)) as found
from (
    select {{ columns | join(', ') }}, count(*) as copies, min({{ report }}) as first_report, max({{ report }}) as last_report
    from {{ tested }}
    where {{ condition }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
) as shared
inner join (select 1 as side union all select 2 as side) as sides on sides.side = 1 or first_report <> last_report
{%- endmacro %}

{# Values of a column that another table lacks. #}
{% macro rows_that_lead_nowhere(tested, report, column, other) %}
{%- set table, key = other.split('.') -%}
select '{{ planhouse.name_of_rule('references', column) }}' as rules, named.of_report as report_id, '{{ column }} ' || cast(named.value as string) as found
from (select distinct {{ column }} as value, {{ report }} as of_report from {{ tested }} where {{ column }} is not null) as named
left join {{ ref(table) }} as others on named.value = others.{{ key }}
where others.{{ key }} is null
{%- endmacro %}

{# A table without rows. #}
{% macro nothing_there(tested) %}
select '{{ planhouse.name_of_rule('has_rows') }}' as rules, cast(null as string) as report_id, 'no row' as found
from (select count(*) as rows_seen from {{ tested }}) as counted
where rows_seen = 0
{%- endmacro %}
