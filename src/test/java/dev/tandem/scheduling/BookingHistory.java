package dev.tandem.scheduling;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bookings as they are after their processes, written at once. */
public final class BookingHistory {

  /** Of tests whose bookings would push those of others off the first page. */
  public static final String OWN_DATABASE = "tandem.scheduling.pruning=2h";

  private BookingHistory() {}

  /**
   * Adds bookings of one mentor and mentee, an hour after one another: half of them are over, the
   * others confirmed.
   */
  public static void add(JdbcClient jdbc, int bookings, UUID mentor, UUID mentee) {
    add(jdbc, bookings, "'" + mentor + "'::uuid", "'" + mentee + "'::uuid");
  }

  /** Adds bookings of some mentors and of many mentees, once to each database. */
  public static void addOfMany(JdbcClient jdbc, int bookings) {
    var added =
        jdbc.sql(
                "select exists (select from scheduling.booking where mentee_id = md5('mentee1')::uuid)")
            .query(Boolean.class)
            .single();
    if (added) {
      return;
    }
    add(jdbc, bookings, "md5('mentor' || n % 40)::uuid", "md5('mentee' || n % 300)::uuid");
  }

  private static void add(JdbcClient jdbc, int bookings, String mentor, String mentee) {
    jdbc.sql(
            """
            with planned as materialized (
              select n, uuidv7() as session_id, uuidv7() as id, %s as mentor_id, %s as mentee_id,
                md5('offering' || n %% 40)::uuid as offering_id,
                date_trunc('hour', now()) + (n - :bookings / 2) * interval '1 hour' as starts_at
              from generate_series(1, :bookings) n),
            rows as materialized (
              select *, starts_at + interval '45 minutes' as ends_at,
                case when starts_at > now() then 'CONFIRMED' when n %% 10 = 0 then 'CANCELLED'
                  when n %% 10 = 1 then 'EXPIRED' else 'COMPLETED' end as status
              from planned),
            sessions as (
              insert into scheduling.session
                (id, mentor_id, offering_id, starts_at, ends_at, occupies, seats, seats_taken)
              select session_id, mentor_id, offering_id, starts_at, ends_at,
                tstzrange(starts_at, ends_at), 1,
                case when status in ('CANCELLED', 'EXPIRED') then 0 else 1 end
              from rows),
            bookings as (
              insert into scheduling.booking (id, session_id, mentor_id, mentee_id, offering_id,
                title, starts_at, ends_at, zone, price_minor, price_currency, funding_kind, policy,
                needs_approval, status, revision, version, held_at, hold_expires_at)
              select id, session_id, mentor_id, mentee_id, offering_id, 'An hour', starts_at,
                ends_at, 'UTC', 5000, 'EUR', 'CARD', 'PT24H=10000,PT3H=5000;PT15M', false, status,
                1, 3, starts_at - interval '20 days', starts_at - interval '19 days'
              from rows),
            processes as (
              insert into scheduling.booking_process (booking_id, state, due_at, changed_at)
              select id,
                case status when 'CONFIRMED' then 'SESSION' when 'COMPLETED' then 'DONE'
                  else 'COMPENSATED' end,
                case when status = 'CONFIRMED' then ends_at + interval '2 days' end,
                starts_at - interval '19 days'
              from rows)
            insert into scheduling.booking_step (booking_id, at, step, note)
            select id, starts_at - interval '20 days', 'HOLD', 'held' from rows
            union all
            select id, starts_at - interval '19 days', 'CONFIRM', 'paid' from rows
            """
                .formatted(mentor, mentee))
        .param("bookings", bookings)
        .update();
  }
}
