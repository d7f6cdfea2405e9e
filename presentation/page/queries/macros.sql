-- the decimals of a number: at least as many as were printed, and never fewer than it has
create or replace temp macro fraction(number, places) as
    rpad(
        rtrim(split_part(number::varchar, '.', 2), '0'),
        greatest(coalesce(places, 0), length(rtrim(split_part(number::varchar, '.', 2), '0')))::integer,
        '0'
    );

-- 847.500000 printed with two decimals is 847.50
create or replace temp macro printed(number, places) as
    split_part(number::varchar, '.', 1)
    || case when fraction(number, places) = '' then '' else '.' || fraction(number, places) end;
