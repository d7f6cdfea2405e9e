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

-- what a number is about, as own_about says it; NULL where it is of the whole of the reporting area and narrowed by nothing
create or replace temp macro about_number(
    area_zh, area_en, scope_zh, scope_en, qualifier, basis, reference_zh, reference_en, prices, among
) as
    case
        when
            area_zh is not null or scope_zh is not null or qualifier is not null or coalesce(basis, 'year') <> 'year'
            or prices is not null or among is not null
            then {
                'area_zh': area_zh,
                'area_en': area_en,
                'scope_zh': scope_zh,
                'scope_en': scope_en,
                'qualifier': qualifier,
                'basis': nullif(basis, 'year'),
                'reference_zh': reference_zh,
                'reference_en': reference_en,
                'prices': prices,
                'among': among
            }
    end;

-- an end of an interval with so many decimals: the lower (way -1) rounded down, the upper (way 1) up
create or replace temp macro outwards(number, places, way) as
    cast(way * ceil(round(way * number::double * power(10, places), 4)) / power(10, places) as decimal(24, 6));
