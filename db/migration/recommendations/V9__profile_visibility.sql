-- Who is to be shown the profile of a member, from the events of preferences.
create table profile_visibility (
  member_id uuid primary key,
  visible_to text not null,
  as_of text collate "C" not null
);
