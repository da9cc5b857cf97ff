create table booking (id uuid primary key, mentor_id uuid not null);
create sequence session_number;
