create table mentor (id uuid primary key, bookings int not null default 0, total bigint);
