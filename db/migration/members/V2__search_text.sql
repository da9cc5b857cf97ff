alter table mentor rename column searched to search_text;
