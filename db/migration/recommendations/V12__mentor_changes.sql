-- Counts the changes of what mentors are ranked by and of what is learned from, so that a process
-- which keeps that in memory reads again only what has changed. Mentors are spread over 1,024
-- buckets by their number. Each database counts for itself what reaches its tables, also by
-- replication and copy (hence the triggers that are always enabled), so the table is neither logged
-- nor copied. A count begins with the time: one that was lost in a crash does not repeat.
create unlogged table mentor_change (
  kind text not null check (kind in ('candidate', 'profile', 'learning')),
  bucket int not null,
  version bigint not null,
  changed_in xid8 not null,
  primary key (kind, bucket)
) with (fillfactor = 50);

create function bucket_of(member uuid) returns int language sql immutable parallel safe
  return get_byte(uuid_send(member), 15) + 256 * (get_byte(uuid_send(member), 14) & 3);

create index mentor_by_bucket on mentor (bucket_of(mentor_id));

-- Once in a transaction and bucket, however many rows it changes.
create function count_change(counted_kind text, mentor uuid) returns void language sql
begin atomic
  insert into recommendations.mentor_change as known (kind, bucket, version, changed_in)
  values (counted_kind, recommendations.bucket_of(mentor),
    (extract(epoch from clock_timestamp()) * 1000000)::bigint, pg_current_xact_id())
  on conflict (kind, bucket) do update
    set version = known.version + 1, changed_in = excluded.changed_in
    where known.changed_in <> excluded.changed_in;
end;

create function count_mentor_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old is not distinct from new then
    return null;
  end if;
  if tg_table_name <> 'rating' then
    perform recommendations.count_change('candidate', coalesce(new.mentor_id, old.mentor_id));
  end if;
  if tg_table_name = 'mentor' then
    perform recommendations.count_change('profile', coalesce(new.mentor_id, old.mentor_id));
  end if;
  if tg_table_name in ('session', 'rating') then
    perform recommendations.count_change('learning', coalesce(new.mentor_id, old.mentor_id));
  end if;
  return null;
end $$;

create function count_member_change() returns trigger language plpgsql as $$
begin
  perform recommendations.count_change('candidate', coalesce(new.member_id, old.member_id));
  return null;
end $$;

-- In the order of the buckets, so that two transactions never wait for each other.
create function count_cohort_change() returns trigger language plpgsql as $$
begin
  perform recommendations.count_change('candidate', mentors.member_id)
    from (select e.member_id from recommendations.enrolment e
           where e.cohort_id = coalesce(new.cohort_id, old.cohort_id) and e.role = 'MENTOR'
           order by recommendations.bucket_of(e.member_id)) mentors;
  return null;
end $$;

-- Emptying a table changes all buckets that are known.
create function count_emptying() returns trigger language plpgsql as $$
begin
  update recommendations.mentor_change set version = version + 1;
  return null;
end $$;

create trigger count_change after insert or update or delete on mentor
  for each row execute function count_mentor_change();
create trigger count_change after insert or update or delete on availability
  for each row execute function count_mentor_change();
create trigger count_change after insert or update or delete on offering
  for each row execute function count_mentor_change();
create trigger count_change after insert or update or delete on session
  for each row execute function count_mentor_change();
create trigger count_change after insert or delete or update of stars, revealed_at on rating
  for each row execute function count_mentor_change();
create trigger count_change after insert or update or delete on profile_visibility
  for each row execute function count_member_change();
create trigger count_change after insert or update or delete on enrolment
  for each row execute function count_member_change();
create trigger count_change after insert or update or delete on cohort
  for each row execute function count_cohort_change();

create trigger count_emptying after truncate on mentor execute function count_emptying();
create trigger count_emptying after truncate on availability execute function count_emptying();
create trigger count_emptying after truncate on offering execute function count_emptying();
create trigger count_emptying after truncate on session execute function count_emptying();
create trigger count_emptying after truncate on rating execute function count_emptying();
create trigger count_emptying after truncate on profile_visibility
  execute function count_emptying();
create trigger count_emptying after truncate on enrolment execute function count_emptying();
create trigger count_emptying after truncate on cohort execute function count_emptying();

alter table mentor enable always trigger count_change;
alter table availability enable always trigger count_change;
alter table offering enable always trigger count_change;
alter table session enable always trigger count_change;
alter table rating enable always trigger count_change;
alter table profile_visibility enable always trigger count_change;
alter table enrolment enable always trigger count_change;
alter table cohort enable always trigger count_change;
