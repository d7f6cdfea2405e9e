-- two steps of one matter, one after the other in a sentence (受理100件,办结98件): the later is no more than the earlier.
-- the names must be the same but for the two words, or the later say no other; words that bring in another year's work (新开工, 结转, and
-- 项目开工, as of projects those are finished that began years ago) leave it open
with words as (

    select * from {{ ref('ordered_words') }}

),

carried_over as (

    select word from {{ ref('exempting_words') }}
    where plausibility = 'order_reversed'

),

figures as (

    select
        figures.*,
        row_number() over (
            partition by figures.report_id, figures.block_no, figures.sentence, figures.kind, figures.printed_unit
            order by figures.char_start
        ) as place
    from {{ ref('int_figures') }} as figures
    where
        figures.kind = 'level'
        and figures.value >= 0
        and figures.value_high is null

)

select
    later.report_id,
    'order_reversed' as plausibility,
    later.ordinal as anchor_ordinal,
    later.table_no,
    '“' || earlier.indicator_name_zh || '”' || earlier.printed_text || '，“' || later.indicator_name_zh || '”' || later.printed_text as description_zh,
    '“' || later.indicator_name_zh || '” ' || later.printed_text || ' after “' || earlier.indicator_name_zh || '” ' || earlier.printed_text as description_en,
    later.printed_text,
    earlier.printed_text as beside_text,
    later.value <= earlier.value as is_plausible,
    {{ id_array(['earlier.figure_id']) }} as figure_ids,
    later.figure_id as anchor_id
from figures as earlier
inner join words on {{ dbt.position('words.earlier', 'earlier.indicator_name_zh') }} > 0
inner join figures as later
    on
        earlier.report_id = later.report_id
        and earlier.block_no = later.block_no
        and earlier.sentence = later.sentence
        and earlier.printed_unit = later.printed_unit
        and earlier.place + 1 = later.place
        and earlier.year = later.year
        and earlier.time_period = later.time_period
        and earlier.area_code = later.area_code
        and earlier.scope_id = later.scope_id
        and earlier.scenario = later.scenario
        and {{ dbt.position('words.later', 'later.indicator_name_zh') }} > 0
left join carried_over on {{ dbt.position('carried_over.word', 'later.sentence') }} > 0
where
    -- 开工面积, 竣工面积: of a noun that is said again, other things may be meant
    (words.noun = 'same' or later.char_start - earlier.char_end <= length(words.later) + 2)
    and carried_over.word is null
    and coalesce(earlier.comparator, '') in ('', 'le', 'lt')
    and coalesce(later.comparator, '') in ('', 'ge', 'gt')
    and replace(replace(later.indicator_name_zh, words.later, ''), words.earlier, '') in (
        '',
        replace(earlier.indicator_name_zh, words.earlier, '')
    )
