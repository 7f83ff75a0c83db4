-- The deals shared out in each round: whose each is, and how far: planned, invited, booked, done, finished, declined.
select name as round, begins, ends, deal, marketer, status, said_on from round_share
