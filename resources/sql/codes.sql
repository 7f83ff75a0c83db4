-- What codes are called in each guide, in its order.
select guide, question, part, code, words, place from code
