-- Every competitor an interview names, as strongest or beside others, in the spelling said last.
with same as (
  select distinct q.name from quo q join asked a on a.guide = q.guide
), said as (
  select interview, name, words, 0 as is_strongest from listed
  where question = 'competition_fierceness' and part = 'competitors'
  union all
  select interview, name, words, 1 as is_strongest from single
  where question = 'competition_fierceness' and part = 'strongest' and differs = 0
), named as (
  select s.interview, case when q.name is null then s.name else 'status_quo' end as name, s.words, s.is_strongest
  from said s left join same q on q.name = s.name
), placed as (
  select interview, name, words, is_strongest,
    row_number() over (partition by interview, name order by is_strongest desc, words) as place
  from named
)
select interview, name, words, is_strongest from placed where place = 1
