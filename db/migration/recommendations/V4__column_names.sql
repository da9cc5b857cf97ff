alter table mentor rename column since to first_listed_at;
alter table availability rename column next_open to next_opening;
alter table availability rename column summed_at to calculated_at;
alter table session rename column fault to at_fault;
alter table choice rename column place to rank;
alter table choice rename constraint choice_place_check to choice_rank_check;
alter table pair rename column place to preference_rank;
