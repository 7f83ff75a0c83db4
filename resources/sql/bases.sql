-- Of how many interviews each figure is, and why the others are left out.
select question, part, standing, count(*) as interviews from standing group by question, part, standing
