-- The competitors each interview names; `is_strongest` where it was the strongest. Status quo is one, by its code.
select r.interview, r.name, r.words as competitor, r.is_strongest from rival r
