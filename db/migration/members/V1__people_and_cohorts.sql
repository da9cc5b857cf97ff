create table member (
  id uuid primary key,
  role text not null check (role in ('MENTEE', 'MENTOR', 'OPERATOR')),
  name text not null,
  languages text[] not null,
  zone text not null,
  joined_at timestamptz not null,
  version bigint not null
);
create index member_by_name on member (lower(name), id);

create table mentor (
  id uuid primary key references member,
  headline text not null,
  bio text not null,
  skills text[] not null,
  capacity int not null check (capacity > 0),
  listed boolean not null,
  searched text not null
);

create table mentee (
  id uuid primary key references member,
  goals text not null,
  topics text[] not null
);

create table cohort (
  id uuid primary key,
  name text not null,
  topics text[] not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  capacity int not null check (capacity > 0),
  closed_at timestamptz,
  version bigint not null
);

create table enrolment (
  cohort_id uuid references cohort,
  member_id uuid references member,
  role text not null check (role in ('MENTEE', 'MENTOR')),
  capacity int not null check (capacity > 0),
  enrolled_at timestamptz not null,
  primary key (cohort_id, member_id)
);
create index enrolment_by_member on enrolment (member_id);

create table idempotency (
  caller uuid,
  key text,
  request text not null,
  response text,
  primary key (caller, key)
);
