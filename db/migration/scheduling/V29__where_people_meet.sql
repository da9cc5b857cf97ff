-- Where a mentor meets for this type of session: a link that begins with https://, or a place. Null is
-- a room of the platform.
alter table offering add column meeting text;

-- When that was said, for calendars, which keep the newer of two versions.
alter table offering add column meeting_changed_at timestamptz;
create function note_changed_meeting() returns trigger language plpgsql as $$
begin
  if new.meeting is distinct from old.meeting then
    new.meeting_changed_at := now();
  end if;
  return new;
end $$;
create trigger note_changed_meeting before update on offering
  for each row execute function note_changed_meeting();

-- The name of the room, which nobody can guess: of one booking, or of a session of several seats.
-- What was booked before gets one in the background.
alter table booking add column room uuid;
alter table booking alter column room set default gen_random_uuid();
alter table session add column room uuid;
alter table session alter column room set default gen_random_uuid();
create index booking_without_room on booking (id) where room is null and blocking;
create index session_without_room on session (id) where room is null and blocking;

-- Where the mentor meets this once, in place of what the offering says; null if that holds again. The
-- id is that of the booking, or of the session if it has several seats.
create table meeting (
  id uuid primary key,
  mentor_id uuid not null,
  meeting text check (meeting <> ''),
  changed_at timestamptz not null
);
create index meeting_of_mentor on meeting (mentor_id);
create index meeting_by_time on meeting (changed_at);
