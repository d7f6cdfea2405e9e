-- a count of a few things and their names, before it in the clause or in brackets after it: 南区、北区、幸福绿地3座口袋公园, 3座(江达县、芒康县、
-- 八宿县). A name is what stands between two 、, and a joint (list_words.csv) may stand for the last of these. That the names are those of what is
-- counted, equal numbers show; after 等 there may be more. It is an error where three and more are named, and these are more than are counted,
-- or, without 等, one less and none of two joined, or as many as the count is without a zero. Where no noun stands behind the count, or the names
-- end in 型 or the like, they may be kinds of what is counted: 新增科技型、创新型、示范型企业30家
with counts as (

    select
        figures.figure_id,
        figures.report_id,
        figures.ordinal,
        figures.table_no,
        figures.indicator_name_zh,
        figures.printed_unit,
        {{ factor('figures.value') }} as value,
        -- a heading's number before them is none of them
        regexp_replace(
            replace(substr(figures.sentence, 1, cast(figures.char_start - figures.sentence_start as int)), ' ', ''), '^[一二三四五六七八九十]+、', ''
        ) as words_before,
        replace(substr(figures.sentence, cast(figures.char_end - figures.sentence_start + 1 as int)), ' ', '') as words_after
    from {{ ref('int_figures') }} as figures
    where
        figures.kind = 'level'
        and figures.base_unit_id = 'count'
        and figures.unit_factor = 1
        and figures.decimals = 0
        and figures.value between 2 and 1000
        and figures.value_high is null
        and figures.comparator is null
        and figures.change_basis is null
        and figures.sentence like '%、%'

),

-- names have no digits, no brackets and no quotation marks
enumerated as (

    select
        *,
        regexp_extract(words_before, '(?:^|[，。；：,;:])([^，。；：,;:0-9()（）“”]*、[^，。；：,;:0-9()（）“”]*)$', 1) as names,
        case when regexp_extract(words_after, '^([^，。；：、,;:()（）])', 1) = '' then 1 else 0 end as may_be_kinds
    from counts

    union all

    select
        *,
        regexp_extract(words_after, '^[^，。；：,;:、0-9()（）“”]{0,12}[(（]([^，。；：,;:0-9()（）“”]*、[^，。；：,;:0-9()（）“”]*)[)）]', 1) as names,
        0 as may_be_kinds
    from counts

),

worded as (

    select
        enumerated.figure_id,
        enumerated.names,
        max(case when words.role = 'open' and enumerated.names like '%' || words.word then 1 else 0 end) as is_open,
        max(case when words.role = 'apart' and enumerated.names like '%' || words.word then 1 else 0 end) as is_apart,
        max(
            case
                when
                    words.role = 'joint'
                    and regexp_extract(enumerated.names, '([^、]*)$', 1) like '_%' || words.word || '_%'
                    then 1
                else 0
            end
        ) as has_joint,
        max(case when words.role = 'joint' and enumerated.names like '%' || words.word || '%' then 1 else 0 end) as may_have_more,
        max(
            case
                when words.role = 'kind' and enumerated.names like '%' || words.word || '、%' then 1
                else enumerated.may_be_kinds
            end
        ) as may_be_kinds
    from enumerated
    cross join {{ ref('list_words') }} as words
    where enumerated.names <> ''
    group by enumerated.figure_id, enumerated.names

),

named as (

    select
        counts.*,
        worded.names,
        worded.is_open,
        worded.may_have_more,
        worded.may_be_kinds,
        cast(length(worded.names) - length(replace(worded.names, '、', '')) + 1 as int) as least_named,
        cast(length(worded.names) - length(replace(worded.names, '、', '')) + 1 + worded.has_joint as int) as most_named
    from worded
    inner join counts on worded.figure_id = counts.figure_id
    where worded.is_apart = 0

),

judged as (

    select
        *,
        case
            when value in (10 * least_named, 100 * least_named) then least_named
            when value > least_named then most_named
            else least_named
        end as lhs,
        case
            when value in (least_named, most_named) then 'exact'
            when may_be_kinds = 1 then null
            when is_open = 0 and least_named >= 3 and value in (10 * least_named, 100 * least_named, 10 * most_named, 100 * most_named) then 'unit_slip'
            when least_named >= 3 and least_named > value then 'mismatch'
            when is_open = 0 and may_have_more = 0 and least_named >= 3 and value = least_named + 1 then 'mismatch'
        end as verdict,
        row_number() over (
            partition by figure_id order by case when value in (least_named, most_named) then 0 else 1 end, names
        ) as preference
    from named
    where least_named <= 12

)

select
    report_id,
    ordinal as anchor_ordinal,
    table_no,
    'named_list' as identity,
    indicator_name_zh || '：“' || names || '”共列 ' || cast(lhs as {{ dbt.type_string() }}) || ' 项，所印为 ' || {{ plain_number('value') }} || printed_unit as description_zh,
    indicator_name_zh || ': “' || names || '” names ' || cast(lhs as {{ dbt.type_string() }}) || ', printed as ' || {{ plain_number('value') }} || printed_unit as description_en,
    lhs,
    value as rhs,
    lhs - value as gap,
    0 as tolerance,
    verdict,
    lhs as part_count,
    'named_' || cast(lhs as {{ dbt.type_string() }}) as form,
    {{ id_array(['figure_id']) }} as figure_ids,
    figure_id as anchor_id
from judged
where preference = 1 and verdict is not null
