package dev.tandem.scheduling.page;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.scheduling.booking.Booking;
import dev.tandem.scheduling.booking.BookingProcess;
import dev.tandem.scheduling.booking.ProcessState;
import dev.tandem.scheduling.events.FundingKind;
import dev.tandem.scheduling.events.Party;
import java.time.Instant;
import java.time.ZoneId;

/** What a page says about a booking, to the mentee, to the mentor and to an operator. */
record SessionTexts(
    Booking booking, BookingProcess process, Party viewer, String mentorName, Instant now) {

  String badge() {
    return switch (booking.status()) {
      case HELD, PENDING -> "wait";
      case CONFIRMED, COMPLETED -> "good";
      case NO_SHOW, CANCELLED, EXPIRED -> "bad";
    };
  }

  String label() {
    return switch (booking.status()) {
      case HELD -> "Confirming payment";
      case PENDING -> viewer == Party.MENTOR ? "Waiting for your answer" : "Waiting for approval";
      case CONFIRMED -> booking.slot().hasEnded(now) ? "Ended" : "Confirmed";
      case COMPLETED -> "Completed";
      case NO_SHOW -> "Missed";
      case CANCELLED -> "Cancelled";
      case EXPIRED -> "Not booked";
    };
  }

  String description(ZoneId zone) {
    var reason = booking.reason() == null ? "" : booking.reason();
    return switch (booking.status()) {
      case HELD ->
          (viewer == Party.MENTEE ? "Your payment" : "The payment")
              + " is being confirmed. The slot is held until "
              + LocalizedTime.of(booking.holdExpiresAt(), zone).text()
              + ".";
      case PENDING -> describeRequest(zone);
      case CONFIRMED -> describeConfirmed(zone);
      case COMPLETED -> "The session took place.";
      case NO_SHOW -> describeNoShow(reason, zone);
      case CANCELLED -> "This session was cancelled. " + reason;
      case EXPIRED -> reason + " " + describeExpired(reason);
    };
  }

  private String describeRequest(ZoneId zone) {
    var answer =
        switch (viewer) {
          case MENTEE -> mentorName + " has until %s to accept your request.";
          case MENTOR -> "This request waits for your answer until %s.";
          case PLATFORM -> "The request waits for the answer of " + mentorName + " until %s.";
        };
    var otherwise =
        switch (viewer) {
          case MENTEE -> isBilledToCohort() ? "nothing is billed" : "you get the full price back";
          case MENTOR, PLATFORM ->
              isBilledToCohort() ? "nothing is billed" : "the mentee gets the full price back";
        };
    return answer.replace("%s", due(zone)) + " Otherwise " + otherwise + ".";
  }

  private String describeConfirmed(ZoneId zone) {
    if (booking.slot().hasEnded(now)) {
      return "The session has ended. It counts as completed unless a no-show is reported until "
          + due(zone)
          + ".";
    }
    if (booking.slot().hasBegun(now)) {
      return "The session is in progress.";
    }
    return isBilledToCohort()
        ? "The session is confirmed and billed to the cohort."
        : "The session is confirmed and paid for.";
  }

  private String describeNoShow(String reason, ZoneId zone) {
    if (process.state() == ProcessState.DISPUTE) {
      return reason + " This can be disputed until " + due(zone) + ".";
    }
    return process.state() == ProcessState.RESOLUTION
        ? reason + " This is disputed, and an operator will decide."
        : reason;
  }

  private String describeExpired(String reason) {
    if (!reason.equals(BookingProcess.APPROVAL_EXPIRED_REASON)) {
      return "The session was not booked, and nothing has to be paid.";
    }
    return isBilledToCohort()
        ? "The session was not booked, and nothing is billed."
        : "The session was not booked, and the full price is refunded.";
  }

  private boolean isBilledToCohort() {
    return booking.terms().funding().kind() == FundingKind.COHORT;
  }

  private String due(ZoneId zone) {
    var due = process.dueAt();
    return due == null ? "then" : LocalizedTime.of(due, zone).text();
  }
}
