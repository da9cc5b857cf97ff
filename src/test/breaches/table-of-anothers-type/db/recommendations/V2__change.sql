create table offer (id uuid primary key, state billing.state);
