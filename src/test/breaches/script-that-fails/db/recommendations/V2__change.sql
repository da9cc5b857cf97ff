create table topic (id uuid primary key);
create tabel word (id uuid primary key);
