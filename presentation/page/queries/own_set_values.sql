-- the values that a person set in the place of printed ones, in the wanted reports
create or replace temp view own_set_values as
select
    corrections.report_id,
    corrections.ordinal,
    try_cast(corrections.set_value as decimal(24, 6)) as value,
    try_cast(corrections.set_value_high as decimal(24, 6)) as value_high
from raw.corrections
semi join wanted on corrections.report_id = wanted.key
where corrections.action = 'override';
