create table invoice (id uuid primary key, booking_id uuid not null, total bigint);
create sequence invoice_number;
create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
