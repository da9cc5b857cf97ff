-- What an operator took off the list, only an operator puts back.
alter table mentor add column unlisted_by_operator boolean not null default false;
