-- How many objections of each category came to each result, and in how many interviews.
select category, result, count(*) as objections, count(distinct interview) as interviews
from objections group by category, result
