package dev.tandem.notifications.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides when to remind of a session. */
final class ReminderPlan {

  private static final int LONGEST_LEAD = (int) Duration.ofDays(14).toMinutes();

  private ReminderPlan() {}

  /**
   * The leads, in minutes before the start, whose time has not passed yet.
   *
   * @param known since when the session is planned for this start
   */
  static List<Integer> leads(Instant startsAt, Instant known, List<Integer> chosen) {
    return chosen.stream()
        .filter(lead -> lead > 0 && lead <= LONGEST_LEAD)
        .filter(lead -> dueAt(startsAt, lead).isAfter(known))
        .distinct()
        .toList();
  }

  static Instant dueAt(Instant startsAt, int leadMinutes) {
    return startsAt.minus(Duration.ofMinutes(leadMinutes));
  }
}
