-- which indicator a printed name is: the curated one whose alias it is, as printed or without the words that name its zone,
-- industry or area; else an indicator of its own, known by a hash of its name
with printed as (

    select distinct
        reports.area_code,
        figures.indicator_name as printed_indicator,
        figures.zone_id,
        figures.industry_id
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id

    union distinct

    -- the whole that a share is of is an indicator of the whole area
    select distinct
        reports.area_code,
        figures.whole_of as printed_indicator,
        'all' as zone_id,
        'all' as industry_id
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id
    where figures.whole_of is not null

),

aliases as (

    select
        {{ normalised_label('alias') }} as alias,
        indicator_id,
        0 as of_member
    from {{ ref('indicator_aliases') }}

    union all

    -- what a word measures of a zone or an industry alone: the tax of an industry is all its tax, whoever gets it
    select
        alias,
        indicator_id,
        1 as of_member
    from {{ ref('member_indicators') }}

),

met as (

    select distinct
        figures.zone_id as member_id,
        figures.printed_zone as name_zh
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id
    where figures.printed_zone is not null

    union distinct

    select distinct
        figures.industry_id as member_id,
        figures.printed_industry as name_zh
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id
    where figures.printed_industry is not null

),

-- words that may stand before an indicator's name and are a dimension of their own: names and other names, as the reader finds them
prefixes as (

    select
        zone_id as member_id,
        name_zh as prefix
    from {{ ref('zones') }}
    where zone_id <> 'all'

    union distinct

    select
        zone_id as member_id,
        alias as prefix
    from {{ ref('zone_aliases') }}

    union distinct

    select
        industry_id as member_id,
        name_zh as prefix
    from {{ ref('industries') }}
    where industry_id <> 'all'

    union distinct

    select
        industry_id as member_id,
        alias as prefix
    from {{ ref('industry_aliases') }}

    union distinct

    -- a member that the vocabulary lacks is called as it is printed; the row of a total, by what it is the total of
    select
        met.member_id,
        case when labels.label is null then met.name_zh else substr(met.name_zh, 1, length(met.name_zh) - length(labels.label)) end as prefix
    from met
    left join {{ ref('total_labels') }} as labels
        on met.name_zh like '%' || labels.label and length(met.name_zh) > length(labels.label)

),

area_words as (

    select
        area_code,
        name_zh as prefix
    from {{ ref('areas') }}

    union all

    select
        areas.area_code,
        words.word as prefix
    from {{ ref('areas') }} as areas
    cross join {{ ref('area_words') }} as words

),

-- one row for the zone and one for the industry, so that prefixes are found by equal ids however many there are
members_of as (

    select distinct
        zone_id,
        industry_id,
        zone_id as member_id
    from printed
    where zone_id <> 'all'

    union all

    select distinct
        zone_id,
        industry_id,
        industry_id as member_id
    from printed
    where industry_id <> 'all'

),

shortened as (

    select
        printed.*,
        printed.printed_indicator as candidate,
        0 as cut
    from printed

    union all

    select
        printed.*,
        substr(printed.printed_indicator, length(prefixes.prefix) + 1) as candidate,
        length(prefixes.prefix) as cut
    from printed
    inner join members_of on printed.zone_id = members_of.zone_id and printed.industry_id = members_of.industry_id
    inner join prefixes
        on
            members_of.member_id = prefixes.member_id
            and substr(printed.printed_indicator, 1, length(prefixes.prefix)) = prefixes.prefix
    where length(printed.printed_indicator) > length(prefixes.prefix)

    union all

    select
        printed.*,
        substr(printed.printed_indicator, length(area_words.prefix) + 1) as candidate,
        100 + length(area_words.prefix) as cut
    from printed
    inner join area_words
        on
            printed.area_code = area_words.area_code
            and substr(printed.printed_indicator, 1, length(area_words.prefix)) = area_words.prefix
    where length(printed.printed_indicator) > length(area_words.prefix)

),

matched as (

    select
        shortened.area_code,
        shortened.printed_indicator,
        shortened.zone_id,
        shortened.industry_id,
        aliases.indicator_id,
        -- the name as printed wins over a shortened one
        row_number() over (
            partition by shortened.area_code, shortened.printed_indicator, shortened.zone_id, shortened.industry_id
            order by shortened.cut asc, aliases.of_member desc, aliases.indicator_id asc
        ) as preference
    from shortened
    inner join aliases
        on
            shortened.candidate = aliases.alias
            -- after the name of a member, not as printed and not after that of the area
            and (aliases.of_member = 0 or shortened.cut between 1 and 99)

),

-- without an alias, the name that is shortest once its zone and industry are taken off
named as (

    select
        area_code,
        printed_indicator,
        zone_id,
        industry_id,
        candidate,
        row_number() over (
            partition by area_code, printed_indicator, zone_id, industry_id
            order by cut desc, candidate asc
        ) as preference
    from shortened
    where cut < 100

)

select
    named.area_code,
    named.printed_indicator,
    named.zone_id,
    named.industry_id,
    named.candidate as name_zh,
    matched.indicator_id is not null as is_curated,
    coalesce(matched.indicator_id, 'x' || substr({{ dbt.hash('named.candidate') }}, 1, 11)) as indicator_id
from named
left join matched
    on
        named.area_code = matched.area_code
        and named.printed_indicator = matched.printed_indicator
        and named.zone_id = matched.zone_id
        and named.industry_id = matched.industry_id
        and matched.preference = 1
where named.preference = 1
