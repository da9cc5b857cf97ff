create type mood as enum ('calm', 'busy');
create domain cents as bigint check (value >= 0);

create table parent (
  id uuid primary key,
  name text not null,
  balance numeric(20, 4) not null,
  due_at timestamptz,
  spoken_at timestamp,
  day date,
  weight double precision,
  facts jsonb,
  raw json,
  bytes bytea,
  tags text[],
  lasts interval,
  occupies tstzrange,
  mood mood,
  paid cents,
  code char(3),
  twice numeric generated always as (balance * 2) stored
);

create table line (
  parent_id uuid not null references parent,
  rule text not null,
  number int not null,
  debit bigint not null,
  credit bigint not null,
  primary key (parent_id, rule, number)
);

create table note (
  id bigint generated always as identity primary key,
  text text not null
);

-- Named by what people say, and without a primary key.
create table named (name text primary key, said text);
create table keyless (at timestamptz, what text);
create table uniquely (code text not null unique, what text);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'kept as it is';
end $$;
create trigger note_is_kept before delete or truncate on note
  for each statement execute function refuse_change();

-- Stands for a table of the kernel in which each module has its rows.
create schema if not exists shared;
create table shared.received (module text, event_id uuid, primary key (module, event_id));

create procedure fill(rows int) language sql as $$
  insert into sample.parent (id, name, balance, due_at, spoken_at, day, weight, facts, raw, bytes, tags, lasts,
      occupies, mood, paid, code)
    select md5('p' || i)::uuid, 'name ' || i, i / 100.0, '2026-01-01Z'::timestamptz + i * interval '1 min',
           '2026-01-01'::timestamp + i * interval '1 s', '2026-01-01'::date + i % 365, i / 3.0,
           jsonb_build_object('a', i, 'b', array[i, i + 1]), json_build_object('z', i, 'y', 'x'),
           decode(md5(i::text), 'hex'), array['t' || i % 7, null], i * interval '1 min',
           tstzrange('2026-01-01Z', '2026-01-01Z'::timestamptz + i * interval '1 h'),
           case i % 2 when 0 then 'calm' else 'busy' end::sample.mood, i, 'EUR'
      from generate_series(1, rows) i;
  insert into sample.line select md5('p' || i)::uuid, 'rule-' || l, l, i * (l % 2), i * (1 - l % 2)
      from generate_series(1, rows) i, generate_series(1, 2) l;
  insert into sample.note (text) select 'note ' || i from generate_series(1, rows) i;
  insert into sample.named select 'name@' || i || ' é', null from generate_series(1, rows / 10) i;
  insert into sample.keyless select '2026-01-01Z'::timestamptz + i % 50 * interval '1 min', 'x' || i % 50
      from generate_series(1, rows / 10) i;
  insert into sample.uniquely select 'code-' || i, 'x' from generate_series(1, rows / 10) i;
  insert into shared.received select m, md5(m || i)::uuid from generate_series(1, rows / 10) i,
      unnest(array['sample', 'other']) m;
$$;
