create table rating (
  id uuid primary key,
  booking_id uuid references scheduling.booking (id)
);
