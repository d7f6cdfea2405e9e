-- an opening balance, what was added and taken, and the closing balance, in rows of a table or in columns of it: opening + added - taken =
-- closing, opening + change = closing, and income - outlay = change. The words of flow_words.csv say which row is which; a stretch of rows
-- ends with its closing balance. A debt may change by what the table does not say (what one kind is turned into, a rate of exchange):
-- what does not close is an error only where the other columns of the same rows do, or where one number moved by a power of ten closes it
with cells as (

    select
        *,
        {{ normalised_label('row_label') }} as row_words,
        {{ normalised_label('column_label') }} as column_words
    from {{ ref('int_table_values') }}
    where kind = 'level'

),

-- the role of each label: of several the preferred one
roles as (

    select
        label,
        role
    from (
        select
            labels.label,
            words.role,
            row_number() over (partition by labels.label order by words.preference, words.role) as preference
        from (
            select row_words as label from cells
            union distinct
            select column_words as label from cells
        ) as labels
        inner join {{ ref('flow_words') }} as words on labels.label like words.pattern
    ) as ranked
    where preference = 1

),

-- a step is a row and a line a column, or the other way round
steps as (

    {% for orientation, step, line, words, level in [
        ('rows', 'row', 'column', 'row_words', 'cells.row_level'), ('columns', 'column', 'row', 'column_words', '0')
    ] %}
    select
        cells.*,
        '{{ orientation }}' as orientation,
        cells.{{ step }}_no as step_no,
        cells.{{ line }}_no as line_no,
        {{ level }} as step_level,
        roles.role
    from cells
    inner join roles on cells.{{ words }} = roles.label
    where roles.role <> 'limit'
    {% if not loop.last %}

    union all

    {% endif %}
    {% endfor %}

),

-- a balance at the end of a year opens where none has been opened yet, and closes the one before
told as (

    select
        *,
        case
            when role <> 'balance' then role
            when row_number() over (partition by report_id, table_no, orientation, line_no, step_level, role order by step_no) % 2 = 1
                then 'opening'
            else 'closing'
        end as part
    from steps

),

stretches as (

    select
        *,
        sum(case when part = 'closing' then 1 else 0 end) over (
            partition by report_id, table_no, orientation, line_no, step_level, printed_unit
            order by step_no
            rows between unbounded preceding and current row
        ) - case when part = 'closing' then 1 else 0 end as stretch
    from told

),

-- what each part of a stretch is in one line, where it is there once
balances as (

    select
        report_id,
        table_no,
        orientation,
        line_no,
        step_level,
        printed_unit,
        stretch,
        {% for part in ['opening', 'closing', 'change', 'added', 'taken', 'income', 'outlay'] %}
        sum(case when part = '{{ part }}' then 1 else 0 end) as {{ part }}_count,
        max(case when part = '{{ part }}' then figure_id end) as {{ part }}_id,
        {% endfor %}
        count(*) as parts
    from stretches
    group by report_id, table_no, orientation, line_no, step_level, printed_unit, stretch

),

-- the number that closes, those that make it, and what they are to each other. One query for all forms: Spark makes a copy of what it
-- reads for each
formed as (

    select
        balances.*,
        anchors.anchor,
        case anchors.anchor when 'closing' then balances.closing_id else balances.change_id end as anchor_id,
        case
            when anchors.anchor = 'change' then 'remainder'
            when balances.change_count = 1 then 'sum'
            when balances.added_count = 1 and balances.taken_count = 1 then 'balance'
            when balances.added_count = 1 then 'sum'
            else 'remainder'
        end as form
    from balances
    cross join (
        select 'closing' as anchor
        union all
        select 'change' as anchor
    ) as anchors
    where
        (
            anchors.anchor = 'closing'
            and balances.closing_count = 1
            and balances.opening_count = 1
            and (
                balances.change_count = 1
                or (
                    balances.change_count = 0
                    and balances.added_count <= 1
                    and balances.taken_count <= 1
                    and balances.added_count + balances.taken_count >= 1
                )
            )
        )
        or (anchors.anchor = 'change' and balances.change_count = 1 and balances.income_count = 1 and balances.outlay_count = 1)

),

flows as (

    select
        report_id,
        table_no,
        orientation,
        step_level,
        stretch,
        form,
        anchor,
        anchor_id,
        -- the one that is taken away
        case when form = 'sum' then null when anchor = 'change' then outlay_id else taken_id end as minus_id,
        case
            when anchor = 'change' then {{ id_array(['income_id', 'outlay_id']) }}
            when form = 'balance' then {{ id_array(['taken_id', 'opening_id', 'added_id']) }}
            else {{ id_array(['opening_id', 'coalesce(change_id, added_id, taken_id)']) }}
        end as figure_ids
    from formed

),

terms as (

    select
        listed.anchor_id as total_id,
        case when listed.figure_id = listed.minus_id then -cells.value else cells.value end as value,
        cells.half_width
    from (
        select
            anchor_id,
            minus_id,
            {{ unnested('figure_ids') }} as figure_id
        from flows
    ) as listed
    inner join cells on listed.figure_id = cells.figure_id

),

sums as (

    select
        total_id,
        sum(value) as value,
        sum(half_width) as half_width,
        count(*) as part_count
    from terms
    group by total_id
    having {{ factor('sum(value)') }} is not null

),

judged as (

    select
        flows.report_id,
        flows.anchor_id,
        flows.form,
        flows.figure_ids,
        cells.ordinal as anchor_ordinal,
        cells.table_no,
        cells.row_label,
        cells.column_label,
        cells.printed_unit,
        sums.part_count,
        sums.value as lhs,
        cells.value as rhs,
        sums.half_width as lhs_half_width,
        cells.half_width as rhs_half_width,
        sums.value - cells.value as gap,
        sums.half_width + cells.half_width as tolerance,
        sum(case when abs(sums.value - cells.value) <= sums.half_width + cells.half_width then 1 else 0 end) over beside as closed,
        count(*) over beside as in_lines
    from flows
    inner join sums on flows.anchor_id = sums.total_id
    inner join cells on flows.anchor_id = cells.figure_id
    window beside as (
        partition by flows.report_id, flows.table_no, flows.orientation, flows.step_level, flows.stretch, flows.form, flows.anchor
    )

),

slips as (

    {{ slipped_sums('judged', 'terms') }}

)

select
    judged.report_id,
    judged.anchor_ordinal,
    judged.table_no,
    'balance_flow' as identity,
    coalesce(tables.table_label, '') || '“' || coalesce(judged.row_label, '') || '”行“' || coalesce(judged.column_label, '') || '”列：按期初数与增减（收支）计算为 '
    || {{ plain_number('judged.lhs') }} || judged.printed_unit || '，所印为 ' || {{ plain_number('judged.rhs') }} || judged.printed_unit as description_zh,
    coalesce(tables.table_label || ', ', '') || 'row “' || coalesce(judged.row_label, '') || '”, column “' || coalesce(judged.column_label, '')
    || '”: what there was and the changes make ' || {{ plain_number('judged.lhs') }} || judged.printed_unit || ', printed as ' || {{ plain_number('judged.rhs') }}
    || judged.printed_unit as description_en,
    {{ sum_columns(form='judged.form') }}
from judged
left join slips on judged.anchor_id = slips.anchor_id
left join {{ ref('stg_tables') }} as tables on judged.report_id = tables.report_id and judged.table_no = tables.table_no
where
    abs(judged.gap) <= judged.tolerance
    or slips.is_close = 1
    or (judged.closed >= 3 and (judged.in_lines - judged.closed) * 3 <= judged.closed)
