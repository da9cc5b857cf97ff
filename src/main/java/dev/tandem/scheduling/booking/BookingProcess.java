package dev.tandem.scheduling.booking;

import dev.tandem.scheduling.offering.BookingProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The state of a booking's process: hold, payment, confirmation, completion, with release and
 * refund as compensation (decision 0020).
 *
 * @param dueAt when the process continues without a signal, if it does
 * @param attempts number of failed attempts at the step that is due
 */
public record BookingProcess(
    @Column("booking_id") BookingId booking,
    ProcessState state,
    @Nullable Instant dueAt,
    int attempts) {

  public static final String HOLD_EXPIRED_REASON = "The payment was not confirmed in time.";
  public static final String APPROVAL_EXPIRED_REASON = "The mentor did not answer in time.";

  /** The state after a step of {@link BookingTransitions}. */
  static BookingProcess after(
      ProcessStep step, Booking booking, BookingProperties rules, Instant now) {
    var slot = booking.slot();
    return switch (step) {
      case HOLD -> waiting(booking, ProcessState.FUNDING, booking.holdExpiresAt());
      case ASK_MENTOR -> waiting(booking, ProcessState.APPROVAL, answerBy(booking, rules, now));
      case CONFIRM, MOVE ->
          waiting(booking, ProcessState.SESSION, slot.endsAt().plus(rules.noShowWindow()));
      case REPORT_NO_SHOW ->
          waiting(booking, ProcessState.DISPUTE, now.plus(rules.disputeWindow()));
      case DISPUTE_NO_SHOW -> waiting(booking, ProcessState.RESOLUTION, null);
      case SETTLE_NO_SHOW, COMPLETE -> waiting(booking, ProcessState.DONE, null);
      case RELEASE -> waiting(booking, ProcessState.COMPENSATED, null);
      case CHANGE_MEETING, REFUND, NOTHING ->
          throw new IllegalArgumentException(step + " changes no booking");
    };
  }

  /** A request for approval expires after the time allowed, at the latest at the start. */
  static Instant answerBy(Booking booking, BookingProperties rules, Instant now) {
    var start = booking.slot().startsAt();
    var latest = now.plus(rules.approval());
    return latest.isBefore(start) ? latest : start;
  }

  private static BookingProcess waiting(
      Booking booking, ProcessState state, @Nullable Instant dueAt) {
    return new BookingProcess(booking.id(), state, dueAt, 0);
  }

  /**
   * The next step; {@link ProcessStep#NOTHING} for a signal that is repeated, early or too late to
   * matter.
   */
  public ProcessStep decide(ProcessSignal signal, boolean needsApproval, Instant now) {
    return switch (signal) {
      case ProcessSignal.Funded() -> onFunded(needsApproval, now);
      case ProcessSignal.FundingRefused _ ->
          state == ProcessState.FUNDING ? ProcessStep.RELEASE : ProcessStep.NOTHING;
      case ProcessSignal.Due() ->
          dueAt == null || now.isBefore(dueAt) ? ProcessStep.NOTHING : onDue();
    };
  }

  /** Whether the time to pay or to approve has run out, even if no step was taken yet. */
  public boolean hasRunOut(Instant now) {
    return switch (state) {
      case FUNDING, APPROVAL -> dueAt != null && (attempts > 0 || !now.isBefore(dueAt));
      case SESSION, DISPUTE, RESOLUTION, DONE, COMPENSATED -> false;
    };
  }

  /** The booking as it is now: expired when its time has run out, even if no step was taken yet. */
  public Booking asOf(Instant now, Booking booking) {
    if (!hasRunOut(now)) {
      return booking;
    }
    return booking.expire(
        state == ProcessState.APPROVAL ? APPROVAL_EXPIRED_REASON : HOLD_EXPIRED_REASON);
  }

  private ProcessStep onFunded(boolean needsApproval, Instant now) {
    if (hasRunOut(now) && state == ProcessState.FUNDING) {
      return ProcessStep.RELEASE;
    }
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
