-- one key, several values: figures that by all that is read of them are one observation, and whose printed intervals do not meet.
-- in one place the report is wrong, or what tells the numbers apart was not read. The shares of several wholes are several, and no fault,
-- nor is a revenue whose local part is called the same, or a change of a mean of years beside that of one. A sentence that gives a name
-- several numbers speaks of several things
select
    report_id,
    'one_key_several_values' as plausibility,
    ordinal as anchor_ordinal,
    table_no,
    '“' || indicator_name_zh || '”（' || time_period || '）按所读各项应为同一数值，却印有 ' || cast(values_printed as {{ dbt.type_string() }}) || ' 个互不相符的数：' || printed_values as description_zh,
    '“' || indicator_name_zh || '” (' || time_period || ') should be one value by all that is read of it, and is printed with '
    || cast(values_printed as {{ dbt.type_string() }}) || ' that do not agree: ' || printed_values as description_en,
    printed_text,
    printed_values as beside_text,
    false as is_plausible,
    values_figure_ids as figure_ids,
    figure_id as anchor_id
from {{ ref('int_observations') }} as observations
left join {{ ref('exempting_words') }} as exempting
    on exempting.plausibility = 'one_key_several_values' and {{ dbt.position('exempting.word', 'observations.sentence') }} > 0
where
    observations.values_printed > 1
    and observations.wholes_printed = 1
    and not observations.values_in_one_sentence
    and exempting.word is null
