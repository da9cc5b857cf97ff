package dev.tandem.scheduling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the process of a booking stands: hold → fund → confirm → complete, with release and refund
 * as compensation (decision 0020).
 *
 * @param dueAt when it goes on by itself, if it does
 * @param attempts how often the step that is due has failed
 */
record BookingProcess(
    BookingId booking, ProcessState state, @Nullable Instant dueAt, int attempts) {

  /** Where the process stands after a booking has changed. */
  static BookingProcess after(Booking booking, BookingRules rules, Instant now) {
    return switch (booking.status()) {
      case HELD -> waiting(booking, ProcessState.FUNDING, booking.holdExpiresAt());
      case PENDING -> waiting(booking, ProcessState.APPROVAL, rules.approvalDue(booking, now));
      case CONFIRMED ->
          waiting(
              booking, ProcessState.SESSION, booking.slot().endsAt().plus(rules.noShowWindow()));
      case NO_SHOW -> waiting(booking, ProcessState.DISPUTE, now.plus(rules.disputeWindow()));
      case COMPLETED -> waiting(booking, ProcessState.DONE, null);
      case CANCELLED, EXPIRED -> waiting(booking, ProcessState.COMPENSATED, null);
    };
  }

  static BookingProcess waiting(Booking booking, ProcessState state, @Nullable Instant dueAt) {
    return new BookingProcess(booking.id(), state, dueAt, 0);
  }

  /** What to do next; {@link Step#NOTHING} for what came twice, too early or too late to matter. */
  Step decide(Signal signal, boolean needsApproval, Instant now) {
    return switch (signal) {
      case Signal.Funded() -> funded(needsApproval);
      case Signal.FundingRefused(var reason) ->
          state == ProcessState.FUNDING ? Step.RELEASE : Step.NOTHING;
      case Signal.Due() -> dueAt == null || now.isBefore(dueAt) ? Step.NOTHING : due();
    };
  }

  private Step funded(boolean needsApproval) {
    return switch (state) {
      case FUNDING -> needsApproval ? Step.ASK_MENTOR : Step.CONFIRM;
      case COMPENSATED -> Step.REFUND;
      case APPROVAL, SESSION, DISPUTE, RESOLUTION, DONE -> Step.NOTHING;
    };
  }

  private Step due() {
    return switch (state) {
      case FUNDING, APPROVAL -> Step.RELEASE;
      case SESSION -> Step.COMPLETE;
      case DISPUTE -> Step.SETTLE_NO_SHOW;
      case RESOLUTION, DONE, COMPENSATED -> Step.NOTHING;
    };
  }
}
