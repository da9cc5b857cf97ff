-- One state in place of the flags paused, away and held:
--   ACTIVE     the listeners of this platform get its events
--   PAUSED     an operator has stopped the consumer; nothing is delivered
--   FORWARDED  the module is fenced here; the broker gets its events
--   HELD       the module is fenced here and about to come back; nothing is delivered
-- away, and held with away, belong to all cursors of a module at once and follow its ownership. paused belongs to a
-- subscription that was detached from its module. Both are set together only when a module is fenced whose paused
-- subscription is retired, or that had never been moved in this database. Such a cursor stays PAUSED, since nothing is
-- delivered either way; when it is resumed, it takes the state of its module's own cursor. held ends with the module
-- FORWARDED or ACTIVE, as module_ownership.writable says, so nothing else needs to be remembered.
--
-- gone is independent of all of them and stays a column: an instance of an older release goes on delivering to a
-- subscription that this release no longer has, and an operator may pause it.
--   CURRENT    this release has the listener
--   RETIRED    no instance of this release has it; its position is kept
alter table cursor
  add column state text not null default 'ACTIVE'
    constraint cursor_state_check check (state in ('ACTIVE', 'PAUSED', 'FORWARDED', 'HELD')),
  add column registration text not null default 'CURRENT'
    constraint cursor_registration_check check (registration in ('CURRENT', 'RETIRED'));

update cursor set
  state = case when paused then 'PAUSED' when held then 'HELD' when away then 'FORWARDED' else 'ACTIVE' end,
  registration = case when gone then 'RETIRED' else 'CURRENT' end;

alter table cursor drop column paused, drop column away, drop column held, drop column gone;
