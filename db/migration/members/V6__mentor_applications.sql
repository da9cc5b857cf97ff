-- Who asks to become a mentor, and what was asked and answered until an operator decided.
create table mentor_application (
  id uuid primary key,
  version bigint not null,
  state text not null check (state in ('WAITING', 'ASKED', 'ACCEPTED', 'DECLINED')),
  name text not null,
  headline text not null,
  bio text not null,
  skills text[] not null,
  languages text[] not null,
  zone text not null,
  capacity int not null check (capacity > 0),
  submitted_at timestamptz not null
);
create index mentor_application_state on mentor_application (state, submitted_at);
create table application_message (
  id uuid primary key,
  application_id uuid not null references mentor_application,
  author_id uuid not null,
  kind text not null check (kind in ('ANSWER', 'QUESTION', 'ACCEPTANCE', 'DECLINE')),
  question text,
  text text not null,
  written_at timestamptz not null
);
create index application_message_application_id on application_message (application_id);
