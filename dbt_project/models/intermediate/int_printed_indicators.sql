-- which indicator a printed name is: the curated one whose alias it is, as printed or without the words that name its zone,
-- industry or area; else an indicator of its own, known by a hash of its name without them. Words for the area or its level are no part
-- of a name where the number's area and scope say the same
with printed as (

    select distinct
        reports.area_code,
        figures.indicator_name as printed_indicator,
        figures.zone_id,
        figures.industry_id,
        figures.area_code as whose_area_code,
        figures.scope_id
    from {{ ref('stg_figures') }} as figures
    inner join {{ ref('int_reports') }} as reports on figures.report_id = reports.report_id

    union distinct

    -- the whole that a share is of is an indicator of the whole area
    select distinct
        reports.area_code,
        figures.whole_of as printed_indicator,
        'all' as zone_id,
        'all' as industry_id,
        reports.area_code as whose_area_code,
        'whole' as scope_id
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

-- as printed, and without the words that name its zone or industry
of_member as (

    select
        *,
        printed_indicator as candidate,
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

),

-- words that may name the area or the level of a number; where its columns say the same, they are no part of the name
words_of_area as (

    select
        areas.area_code,
        words.scope_id,
        words.word,
        words.stands_anywhere
    from {{ ref('areas') }} as areas
    inner join {{ ref('scope_words') }} as words on areas.name_zh like '%' || coalesce(words.area_ends_in, '')
    where areas.area_code in (select whose_area_code from printed)

    union all

    select
        areas.area_code,
        scopes.scope_id,
        areas.name_zh as word,
        false as stands_anywhere
    from {{ ref('areas') }} as areas
    cross join {{ ref('scopes') }} as scopes
    where areas.area_code in (select whose_area_code from printed)

),

shortened as (

    select
        area_code,
        printed_indicator,
        zone_id,
        industry_id,
        whose_area_code,
        scope_id,
        candidate,
        cut,
        0 as area_cut,
        true as is_said
    from of_member

    union all

    select
        of_member.area_code,
        of_member.printed_indicator,
        of_member.zone_id,
        of_member.industry_id,
        of_member.whose_area_code,
        of_member.scope_id,
        case
            when words.stands_anywhere then replace(of_member.candidate, words.word, '')
            else substr(of_member.candidate, length(words.word) + 1)
        end as candidate,
        of_member.cut,
        length(words.word) as area_cut,
        true as is_said
    from of_member
    inner join words_of_area as words
        on
            of_member.whose_area_code = words.area_code
            and of_member.scope_id = words.scope_id
            and of_member.candidate like case when words.stands_anywhere then '%' else '' end || words.word || '%'
    -- what would be left of one character is no name
    where length(of_member.candidate) > length(words.word) + 1

    union all

    -- other words for an area lead to an alias, and to no other name
    select
        of_member.area_code,
        of_member.printed_indicator,
        of_member.zone_id,
        of_member.industry_id,
        of_member.whose_area_code,
        of_member.scope_id,
        substr(of_member.candidate, length(area_words.prefix) + 1) as candidate,
        of_member.cut,
        length(area_words.prefix) as area_cut,
        false as is_said
    from of_member
    inner join area_words
        on
            of_member.area_code = area_words.area_code
            and substr(of_member.candidate, 1, length(area_words.prefix)) = area_words.prefix
    where length(of_member.candidate) > length(area_words.prefix)

),

matched as (

    select
        shortened.area_code,
        shortened.printed_indicator,
        shortened.zone_id,
        shortened.industry_id,
        shortened.whose_area_code,
        shortened.scope_id,
        aliases.indicator_id,
        -- the name as printed wins over a shortened one
        row_number() over (
            partition by
                shortened.area_code, shortened.printed_indicator, shortened.zone_id, shortened.industry_id,
                shortened.whose_area_code, shortened.scope_id
            order by shortened.area_cut asc, shortened.cut asc, aliases.of_member desc, aliases.indicator_id asc
        ) as preference
    from shortened
    inner join aliases
        on
            shortened.candidate = aliases.alias
            -- after the name of a member, not as printed and not after that of the area alone
            and (aliases.of_member = 0 or shortened.cut > 0)

),

-- the name that is shortest once its zone and industry are taken off, which findings call it by, and the one that is an indicator's,
-- without what its columns say of its area
named as (

    select
        area_code,
        printed_indicator,
        zone_id,
        industry_id,
        whose_area_code,
        scope_id,
        candidate,
        first_value(candidate) over (
            partition by area_code, printed_indicator, zone_id, industry_id, whose_area_code, scope_id
            order by area_cut asc, cut desc, candidate asc
            rows between unbounded preceding and unbounded following
        ) as full_name_zh,
        row_number() over (
            partition by area_code, printed_indicator, zone_id, industry_id, whose_area_code, scope_id
            order by cut + area_cut desc, candidate asc
        ) as preference
    from shortened
    where is_said

)

select
    named.area_code,
    named.printed_indicator,
    named.zone_id,
    named.industry_id,
    named.whose_area_code,
    named.scope_id,
    named.full_name_zh,
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
        and named.whose_area_code = matched.whose_area_code
        and named.scope_id = matched.scope_id
        and matched.preference = 1
where named.preference = 1
