package dev.tandem.acceptance.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What members are told of their bookings, worked out in the simplest way: by one process that does
 * one thing after the other.
 */
final class ExpectedMessages {

  static final List<Integer> NORMAL_LEADS = List.of(1440, 60);

  final Map<String, Booking> bookings = new LinkedHashMap<>();
  final Map<String, List<Integer>> leads = new HashMap<>();
  final Map<String, Set<String>> switchedOff = new HashMap<>();
  private final Map<String, Reminder> reminders = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final Set<String> overtaken = new HashSet<>();
  private int settled;

  /** A booking between two members. */
  static final class Booking {

    final String id;
    final String mentor;
    final String mentee;
    Instant startsAt;
    int revision;
    boolean standing = true;

    Booking(String id, String mentor, String mentee, Instant startsAt) {
      this.id = id;
      this.mentor = mentor;
      this.mentee = mentee;
      this.startsAt = startsAt;
    }

    List<String> parties() {
      return List.of(mentor, mentee);
    }

    boolean isAhead(Instant now) {
      return standing && startsAt.isAfter(now);
    }
  }

  private static final class Reminder {

    final Booking booking;
    final String member;
    final int revision;
    final int lead;
    final Instant due;
    boolean done;

    Reminder(Booking booking, String member, int lead) {
      this.booking = booking;
      this.member = member;
      this.revision = booking.revision;
      this.lead = lead;
      this.due = booking.startsAt.minus(Duration.ofMinutes(lead));
    }

    boolean isCurrent() {
      return booking.standing && revision == booking.revision;
    }
  }

  void join(String member) {
    leads.put(member, NORMAL_LEADS);
    switchedOff.put(member, new TreeSet<>());
  }

  void book(Booking booking, Instant now) {
    bookings.put(booking.id, booking);
    tellBoth("BOOKED", booking);
    booking.parties().forEach(it -> plan(booking, it, now));
  }

  void reschedule(Booking booking, Instant startsAt, Instant now) {
    overtake(booking);
    booking.startsAt = startsAt;
    booking.revision++;
    tellBoth("MOVED", booking);
    booking.parties().forEach(it -> plan(booking, it, now));
  }

  void cancel(Booking booking) {
    overtake(booking);
    booking.standing = false;
    tellBoth("CANCELLED", booking);
  }

  /** Says that all messages that were due have been sent. */
  void settle() {
    settled = lines.size();
  }

  /** What still waits when the booking changes is not sent any more. */
  private void overtake(Booking booking) {
    lines.stream()
        .skip(settled)
        .filter(line -> line.contains(" " + booking.id + " ") && line.endsWith(" SENT"))
        .map(ExpectedMessages::withoutStatus)
        .forEach(overtaken::add);
  }

  /** Of a message that may be sent or not, both mean the same. */
  String line(String found) {
    var message = withoutStatus(found);
    return overtaken.contains(message) ? message + " SENT" : found;
  }

  private static String withoutStatus(String line) {
    return line.substring(0, line.lastIndexOf(' '));
  }

  void chooseLeads(String member, List<Integer> chosen, Instant now) {
    leads.put(member, chosen);
    for (var booking : bookings.values()) {
      if (booking.isAhead(now) && booking.parties().contains(member)) {
        reminders
            .values()
            .removeIf(it ->
                !it.done
                    && it.booking == booking
                    && it.member.equals(member)
                    && it.due.isAfter(now));
        plan(booking, member, now);
      }
    }
  }

  /** Reminders are sent when they are due; of those that are due together, the shortest lead. */
  void remind(Instant now) {
    var due = reminders.values().stream().filter(it -> !it.done && !it.due.isAfter(now)).toList();
    for (var reminder : due) {
      reminder.done = true;
      if (reminder.isCurrent()
          && now.isBefore(reminder.booking.startsAt)
          && due.stream().noneMatch(it -> isShorter(it, reminder))) {
        tell("REMINDER", reminder.booking, reminder.member, String.valueOf(reminder.lead));
      }
    }
  }

  /** One line for each message: who, which kind, about what, and whether it was sent. */
  List<String> lines() {
    return lines.stream().sorted().toList();
  }

  private static boolean isShorter(Reminder one, Reminder other) {
    return one.booking == other.booking
        && one.member.equals(other.member)
        && one.revision == other.revision
        && one.lead < other.lead;
  }

  private void plan(Booking booking, String member, Instant now) {
    for (int lead : leads.get(member)) {
      var reminder = new Reminder(booking, member, lead);
      if (reminder.due.isAfter(now)) {
        var key = String.join("/", booking.id, member, "" + booking.revision, "" + lead);
        reminders.putIfAbsent(key, reminder);
      }
    }
  }

  private void tellBoth(String kind, Booking booking) {
    booking.parties().forEach(it -> tell(kind, booking, it, "null"));
  }

  private void tell(String kind, Booking booking, String member, String lead) {
    var topic = kind.equals("REMINDER") ? "reminders" : "booking-changes";
    var status = switchedOff.get(member).contains(topic) ? "SUPPRESSED" : "SENT";
    lines.add(
        String.join(" ", member, kind, booking.id, String.valueOf(booking.revision), lead, status));
  }
}
