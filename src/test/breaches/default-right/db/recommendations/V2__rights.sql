alter default privileges grant select, insert on tables to public;
create table recommendations.later (id uuid primary key);
