-- What members let others see, from the events of preferences.
create table privacy_choice (
  member_id uuid primary key,
  calendar_content text not null,
  profile_visibility text not null,
  version bigint not null
);
