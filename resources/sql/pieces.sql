-- The content ledger: what became of each piece in each interview, and why it was not used.
select interview, name, words as piece, became, reason from piece
