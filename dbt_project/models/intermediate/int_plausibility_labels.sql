-- two rows that two tables of a report print each with the other's value: A has B's and B has A's, so that one of them has its
-- labels swapped. Short numbers cross by chance; only numbers of three digits and more say something
with cells as (

    select
        figures.*,
        {{ half_width('figures.decimals') }} as half_width,
        count(*) over (
            partition by
                {{ key_columns('figures') }},
                figures.table_no,
                figures.printed_unit
        ) as mentions
    from {{ ref('int_figures') }} as figures
    inner join {{ ref('int_table_values') }} as cells on figures.figure_id = cells.figure_id
    where
        figures.row_label <> ''
        and figures.indicator_name_zh <> ''
        and abs(figures.value) >= {{ half_width('figures.decimals') }} * 200

),

-- one thing in two tables with two values
moved as (

    select
        later.report_id,
        first.table_no as first_table_no,
        later.table_no as later_table_no,
        first.figure_id as first_id,
        first.ordinal as first_ordinal,
        later.figure_id as later_id,
        later.ordinal as later_ordinal,
        later.row_label,
        later.indicator_name_zh,
        later.printed_text,
        first.printed_text as first_text,
        later.printed_unit,
        first.column_no as first_column_no,
        later.column_no as later_column_no,
        first.value as first_value,
        later.value as later_value
    from cells as first
    inner join cells as later
        on
            {{ same_key('first', 'later') }}
            and first.table_no < later.table_no
            and first.printed_unit = later.printed_unit
            and first.mentions = 1
            and later.mentions = 1
            and abs(first.value - later.value) >= first.half_width + later.half_width

),

crossing as (

    select
        one.*,
        other.first_id as other_first_id,
        other.later_id as other_later_id,
        other.row_label as other_row_label,
        other.printed_text as other_text,
        row_number() over (partition by one.later_id order by other.later_ordinal, one.first_ordinal, other.first_ordinal) as preference
    from moved as one
    inner join moved as other
        on
            one.report_id = other.report_id
            and one.first_table_no = other.first_table_no
            and one.later_table_no = other.later_table_no
            and one.first_column_no = other.first_column_no
            and one.later_column_no = other.later_column_no
            and one.printed_unit = other.printed_unit
            and one.later_ordinal < other.later_ordinal
            and one.later_value = other.first_value
            and one.first_value = other.later_value

)

select
    crossing.report_id,
    'labels_swapped' as plausibility,
    crossing.later_ordinal as anchor_ordinal,
    crossing.later_table_no as table_no,
    later_tables.table_label || '“' || crossing.row_label || '”行' || crossing.printed_text || '、“' || crossing.other_row_label || '”行' || crossing.other_text
    || '，' || first_tables.table_label || '两行相反' as description_zh,
    later_tables.table_label || ' prints “' || crossing.row_label || '” ' || crossing.printed_text || ' and “' || crossing.other_row_label || '” '
    || crossing.other_text || ', ' || first_tables.table_label || ' the other way round' as description_en,
    crossing.printed_text,
    crossing.first_text as beside_text,
    false as is_plausible,
    {{ id_array(['crossing.first_id', 'crossing.other_first_id', 'crossing.other_later_id']) }} as figure_ids,
    crossing.later_id as anchor_id
from crossing
inner join {{ ref('stg_tables') }} as first_tables on crossing.report_id = first_tables.report_id and crossing.first_table_no = first_tables.table_no
inner join {{ ref('stg_tables') }} as later_tables on crossing.report_id = later_tables.report_id and crossing.later_table_no = later_tables.table_no
where crossing.preference = 1
