package dev.tandem.notifications.reminder;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.notifications.preference.MemberChoices;
import dev.tandem.notifications.readmodel.KnownBooking;
import dev.tandem.notifications.readmodel.KnownBookings;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reminders of sessions that are ahead. */
@Repository
public class Reminders {

  private final JdbcClient jdbc;
  private final KnownBookings bookings;
  private final MemberChoices choices;

  Reminders(JdbcClient jdbc, KnownBookings bookings, MemberChoices choices) {
    this.jdbc = jdbc;
    this.bookings = bookings;
    this.choices = choices;
  }

  /** Plans the reminders of both parties to a session, and drops those of earlier revisions. */
  public void plan(KnownBooking booking, Instant now) {
    drop(booking.id(), booking.revision());
    plan(booking, booking.mentorId(), now);
    plan(booking, booking.menteeId(), now);
  }

  /** Plans anew when a member has chosen other lead times. */
  public void planAgain(UUID member, Instant now) {
    for (var booking : bookings.upcoming(member, now)) {
      jdbc.sql(
              """
              delete from notifications.reminder
              where booking_id = :booking and member_id = :member and status = 'WAITING'
                and due_at > :now
              """)
          .param("booking", booking.id())
          .param("member", member)
          .param("now", now)
          .update();
      plan(booking, member, now);
    }
  }

  /** No reminder of the booking stands any more. */
  public void drop(UUID booking) {
    drop(booking, Integer.MAX_VALUE);
  }

  private void drop(UUID booking, int beforeRevision) {
    jdbc.sql(
            """
            update notifications.reminder set status = 'DROPPED'
            where booking_id = :booking and revision < :revision and status = 'WAITING'
            """)
        .param("booking", booking)
        .param("revision", beforeRevision)
        .update();
  }

  private void plan(KnownBooking booking, UUID member, Instant now) {
    var startsAt = booking.startsAt();
    if (startsAt == null) {
      return;
    }
    for (int lead : ReminderPlan.leads(startsAt, now, choices.of(member).reminderLeadMinutes())) {
      jdbc.sql(
              """
              insert into notifications.reminder
                (booking_id, member_id, revision, lead_minutes, starts_at, due_at, status)
              values (:booking, :member, :revision, :lead, :startsAt, :dueAt, 'WAITING')
              on conflict do nothing
              """)
          .param("booking", booking.id())
          .param("member", member)
          .param("revision", booking.revision())
          .param("lead", lead)
          .param("startsAt", startsAt)
          .param("dueAt", ReminderPlan.dueAt(startsAt, lead))
          .update();
    }
  }

  /** Locks reminders that are due, passing over those that another process has locked. */
  List<DueReminder> lockDue(Instant now, int limit) {
    return jdbc.sql(
            """
            select booking_id, member_id, revision, lead_minutes, starts_at
            from notifications.reminder where status = 'WAITING' and due_at <= :now
            order by due_at, lead_minutes limit :limit for update skip locked
            """)
        .param("now", now)
        .param("limit", limit)
        .query(Rows.of(DueReminder.class))
        .list();
  }

  /** Whether a reminder with a shorter lead is due, too: one of them is enough. */
  boolean isSuperseded(DueReminder reminder, Instant now) {
    return jdbc.sql(
            """
            select exists (select from notifications.reminder
              where booking_id = :booking and member_id = :member and revision = :revision
                and lead_minutes < :lead and due_at <= :now)
            """)
        .param("booking", reminder.bookingId())
        .param("member", reminder.memberId())
        .param("revision", reminder.revision())
        .param("lead", reminder.leadMinutes())
        .param("now", now)
        .query(Boolean.class)
        .single();
  }

  void mark(DueReminder reminder, ReminderStatus status) {
    jdbc.sql(
            """
            update notifications.reminder set status = :status
            where booking_id = :booking and member_id = :member and revision = :revision
              and lead_minutes = :lead
            """)
        .param("status", status)
        .param("booking", reminder.bookingId())
        .param("member", reminder.memberId())
        .param("revision", reminder.revision())
        .param("lead", reminder.leadMinutes())
        .update();
  }
}
