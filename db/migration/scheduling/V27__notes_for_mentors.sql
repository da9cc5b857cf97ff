-- What a mentee wants to talk about, written when booking. Mentee and mentor read it.
create table booking_note (
  booking_id uuid primary key references booking,
  mentee_id uuid not null,
  note text not null check (note <> ''),
  written_at timestamptz not null
);
create index booking_note_by_mentee on booking_note (mentee_id);
create index booking_note_by_time on booking_note (written_at);
