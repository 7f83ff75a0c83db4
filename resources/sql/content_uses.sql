-- How many interviews each piece worked in, was neutral, made it harder, or was not used.
select name, min(piece) as piece, became, reason, count(*) as interviews from pieces group by name, became, reason
