create table public.trait (name text);
