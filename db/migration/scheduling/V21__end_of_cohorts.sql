-- The last day of each cohort: after it nobody books as a member, whether or not it is closed yet.
create table cohort_end (
  cohort_id uuid primary key,
  ends_on date not null
);
