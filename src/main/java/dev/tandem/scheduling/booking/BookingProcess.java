package dev.tandem.scheduling.booking;

import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the process of a booking stands: hold → fund → confirm → complete, with release and refund
 * as compensation (decision 0020).
 *
 * @param dueAt when it goes on by itself, if it does
 * @param attempts how often the step that is due has failed
 */
public record BookingProcess(
    BookingId booking, ProcessState state, @Nullable Instant dueAt, int attempts) {

  /** Where the process stands after a booking has changed. */
  static BookingProcess after(Booking booking, BookingProperties rules, Instant now) {
    return switch (booking.status()) {
      case HELD -> waitingIn(booking, ProcessState.FUNDING, booking.holdExpiresAt());
      case PENDING ->
          waitingIn(booking, ProcessState.APPROVAL, booking.approvalDueAt(rules.approval(), now));
      case CONFIRMED ->
          waitingIn(
              booking, ProcessState.SESSION, booking.slot().endsAt().plus(rules.noShowWindow()));
      case NO_SHOW -> waitingIn(booking, ProcessState.DISPUTE, now.plus(rules.disputeWindow()));
      case COMPLETED -> waitingIn(booking, ProcessState.DONE, null);
      case CANCELLED, EXPIRED -> waitingIn(booking, ProcessState.COMPENSATED, null);
    };
  }

  public static BookingProcess waitingIn(
      Booking booking, ProcessState state, @Nullable Instant dueAt) {
    return new BookingProcess(booking.id(), state, dueAt, 0);
  }

  /**
   * What to do next; {@link ProcessStep#NOTHING} for what came twice, too early or too late to
   * matter.
   */
  public ProcessStep decide(ProcessSignal signal, boolean needsApproval, Instant now) {
    return switch (signal) {
      case ProcessSignal.Funded() -> onFunded(needsApproval);
      case ProcessSignal.FundingRefused(var reason) ->
          state == ProcessState.FUNDING ? ProcessStep.RELEASE : ProcessStep.NOTHING;
      case ProcessSignal.Due() ->
          dueAt == null || now.isBefore(dueAt) ? ProcessStep.NOTHING : onDue();
    };
  }

  private ProcessStep onFunded(boolean needsApproval) {
    return switch (state) {
      case FUNDING -> needsApproval ? ProcessStep.ASK_MENTOR : ProcessStep.CONFIRM;
      case COMPENSATED -> ProcessStep.REFUND;
      case APPROVAL, SESSION, DISPUTE, RESOLUTION, DONE -> ProcessStep.NOTHING;
    };
  }

  private ProcessStep onDue() {
    return switch (state) {
      case FUNDING, APPROVAL -> ProcessStep.RELEASE;
      case SESSION -> ProcessStep.COMPLETE;
      case DISPUTE -> ProcessStep.SETTLE_NO_SHOW;
      case RESOLUTION, DONE, COMPENSATED -> ProcessStep.NOTHING;
    };
  }
}
