-- decision 0001
create table extra (id uuid primary key, notes text);
