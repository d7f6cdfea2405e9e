-- every year that a report or a figure speaks of
with years as (

    select execution_year as year from {{ ref('stg_reports') }}
    union distinct
    select plan_year as year from {{ ref('stg_reports') }}
    where plan_year is not null
    union distinct
    select cast(member_id as int) as year from {{ ref('int_members') }}
    where dimension = 'year'

)

select
    years.year,
    plans.five_year_plan_zh,
    plans.five_year_plan_en,
    years.year - plans.first_year + 1 as plan_year_no
from years
left join {{ ref('five_year_plans') }} as plans on years.year between plans.first_year and plans.last_year
