-- one value stated more than once in a report: every statement against the best evidence of it
with keyed as (

    select
        *,
        {{ half_width('decimals') }} as half_width,
        coalesce(comparator, '') as bound,
        coalesce(whole_indicator_id, '') as whole_id,
        -- what stands for the key from here on
        min(figure_id) over (partition by {{ key_columns() }}) as key_id
    from {{ ref('int_figures') }}
    where
        value is not null
        and kind <> 'rank'
        and value_high is null
        -- a bound and a number within it are two statements, not one made twice
        and coalesce(comparator, '') in ('', 'le')

),

figures as (

    select
        *,
        count(*) over (partition by key_id, whole_id) as statements
    from keyed

),

ranked as (

    select
        *,
        row_number() over (
            partition by key_id, is_stock, bound, whole_id
            order by case when table_no is null then 1 else 0 end, ordinal
        ) as preference,
        -- a sentence that gives one name two numbers has a number of something else among them
        min(value) over in_sentence < max(value) over in_sentence as is_ambiguous
    from figures
    where statements > 1
    window in_sentence as (partition by key_id, is_stock, bound, whole_id, block_no, sentence_start, table_no)

),

-- a name that the vocabulary lacks is one thing only where it is printed twice and in one kind of place:
-- general words (举办活动) name something else each time
doubtful as (

    select
        report_id,
        indicator_id
    from ranked
    where not is_curated
    group by report_id, indicator_id
    having count(*) > 2 or min(length(indicator_name_zh)) < 4

),

pairs as (

    select
        later.report_id,
        later.ordinal as anchor_ordinal,
        case when (first.table_no is null) = (later.table_no is null) then later.table_no end as table_no,
        case when (first.table_no is null) <> (later.table_no is null) then 'text_vs_table' else 'restatement' end as identity,
        first.table_no as first_table_no,
        first.row_no as first_row_no,
        first.column_no as first_column_no,
        case when first.table_no is null then first.block_no end as first_block_no,
        later.table_no as later_table_no,
        later.row_no as later_row_no,
        later.column_no as later_column_no,
        case when later.table_no is null then later.block_no end as later_block_no,
        later.table_no is null and (later.is_ambiguous or (first.table_no is null and first.is_ambiguous)) as is_ambiguous,
        later.key_id,
        later.year,
        later.kind,
        later.figure_id as anchor_id,
        first.figure_id as first_id,
        later.indicator_name_zh,
        later.printed_text as later_text,
        first.printed_text as first_text,
        later.printed_unit,
        {{ factor(factor('later.value') ~ ' * ' ~ times_smaller_unit('later.unit_factor', 'first.unit_factor')) }} as lhs,
        {{ factor(factor('first.value') ~ ' * ' ~ times_smaller_unit('first.unit_factor', 'later.unit_factor')) }} as rhs,
        {{ factor('later.half_width * ' ~ times_smaller_unit('later.unit_factor', 'first.unit_factor')) }} as lhs_half_width,
        {{ factor('first.half_width * ' ~ times_smaller_unit('first.unit_factor', 'later.unit_factor')) }} as rhs_half_width
    from ranked as later
    inner join ranked as first
        on
            later.key_id = first.key_id
            and later.is_stock = first.is_stock
            and later.bound = first.bound
            and later.whole_id = first.whole_id
            and later.base_unit_id = first.base_unit_id
            and first.preference = 1
            and later.preference > 1
    left join doubtful on later.report_id = doubtful.report_id and later.indicator_id = doubtful.indicator_id
    where
        doubtful.report_id is null
        -- two cells of one row are two columns, not one statement made twice
        and not coalesce(later.table_no = first.table_no and later.row_no = first.row_no, false)

),

judged as (

    select
        *,
        lhs - rhs as gap,
        lhs_half_width + rhs_half_width as tolerance,
        {{ pair_verdict('lhs', 'lhs_half_width', 'rhs', 'rhs_half_width') }} as verdict
    from pairs
    where lhs is not null and rhs is not null

),

-- what agrees says nothing more of a report where nothing else does not
doubted as (

    select distinct report_id from judged
    where verdict in ('mismatch', 'unit_slip')

),

-- tables of two scopes (全市, 市本级) print the same names with other numbers, as do two columns (年初预算, 调整预算) of two tables
scoped as (

    select
        *,
        case
            when first_table_no is null then 'sentences'
            when later_table_no is null then 'sentence and table'
            when first_table_no = later_table_no then 'rows'
            else 'tables'
        end as places,
        -- an error leaves numbers alike: it changes a last digit, the order of digits, or the sign
        case
            when verdict = 'mismatch' then abs(gap) * 20 <= abs(lhs) or lhs = -rhs or have_same_digits
            else true
        end as are_alike,
        sum(case when verdict = 'mismatch' then 1 else 0 end) over in_places as others,
        sum(case when verdict = 'mismatch' then 0 else 1 end) over in_places as agreed,
        sum(case when verdict = 'mismatch' then -1 else 1 end) over in_columns as columns_agree,
        count(*) over in_columns as in_columns,
        sum(case when verdict = 'mismatch' then -1 else 1 end) over (
            partition by
                report_id, first_table_no, later_table_no, first_row_no, later_row_no, first_block_no, later_block_no
        ) as rows_agree,
        max(case when verdict = 'mismatch' and later_table_no is not null then 1 else 0 end) over (partition by key_id) = 1 as has_other_scope
    from (
        select
            *,
            verdict = 'mismatch' and {{ same_digits('lhs', 'rhs') }} as have_same_digits
        from judged
        where report_id in (select report_id from doubted)
    ) as of_doubted
    window
        in_places as (partition by report_id, first_table_no, later_table_no),
        in_columns as (partition by report_id, first_table_no, later_table_no, first_column_no, later_column_no)

),

-- what does not agree is an error in one of two statements only where both speak of one thing: where the two paragraphs or rows agree
-- in most of what else they share; or, for a sentence and a table, where an error would leave the numbers alike, what else the report's
-- sentences share with that table agrees, and no other cell gives that name another number; for two tables, where the columns agree.
-- Two rows of one table never speak of one thing. A slip is one of numbers of several digits
kept as (

    select
        report_id,
        anchor_ordinal,
        table_no,
        identity,
        indicator_name_zh,
        year,
        first_text,
        later_text,
        lhs,
        rhs,
        gap,
        tolerance,
        verdict,
        first_id,
        anchor_id
    from judged
    where verdict in ('exact', 'within_rounding', 'truncated')

    union all

    select
        report_id,
        anchor_ordinal,
        table_no,
        identity,
        indicator_name_zh,
        year,
        first_text,
        later_text,
        lhs,
        rhs,
        gap,
        tolerance,
        verdict,
        first_id,
        anchor_id
    from scoped
    where
        (
            not is_ambiguous
            and verdict = 'unit_slip'
            and (
                (places = 'sentence and table' and lhs_half_width * 20 <= abs(lhs) and rhs_half_width * 20 <= abs(rhs))
                or (places in ('sentences', 'tables') and lhs_half_width * 40 <= abs(lhs) and rhs_half_width * 40 <= abs(rhs))
            )
        )
        or (
            not is_ambiguous
            and verdict = 'mismatch'
            and (
                (places = 'sentences' and are_alike and rows_agree > 0)
                -- two numbers of five digits and more are not made of the same ones by chance
                or (places = 'sentences' and have_same_digits and lhs_half_width * 20000 <= abs(lhs) and rhs_half_width * 20000 <= abs(rhs))
                or (
                    places = 'sentence and table'
                    and not has_other_scope
                    -- growths of one amount may have two bases
                    and ((rows_agree > 0 and (kind <> 'growth' or are_alike)) or (are_alike and agreed >= 2 * (others - 1)))
                )
                or (places = 'tables' and (columns_agree > 0 or (in_columns = 1 and rows_agree > 0)))
            )
        )

)

select
    kept.report_id,
    kept.anchor_ordinal,
    kept.table_no,
    kept.identity,
    kept.indicator_name_zh || '（' || cast(kept.year as {{ dbt.type_string() }}) || '年）两处所印：' || kept.first_text || ' 与 ' || kept.later_text as description_zh,
    kept.indicator_name_zh || ' (' || cast(kept.year as {{ dbt.type_string() }}) || ') is printed twice: ' || kept.first_text || ' and ' || kept.later_text as description_en,
    kept.lhs,
    kept.rhs,
    kept.gap,
    kept.tolerance,
    kept.verdict,
    1 as part_count,
    'equal' as form,
    {{ id_array(['kept.first_id']) }} as figure_ids,
    kept.anchor_id
from kept
