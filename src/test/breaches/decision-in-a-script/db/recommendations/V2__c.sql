-- decision 9999
create table extra (id uuid primary key);
