create table topic (id uuid primary key);
create role reporting;
