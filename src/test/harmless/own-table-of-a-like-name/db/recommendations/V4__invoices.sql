create table invoice (id uuid primary key, booking uuid);
create sequence invoice_number;
create table receipt (number bigint not null default nextval('invoice_number'), invoice uuid references invoice (id));
create view booking as select booking as id from invoice;
