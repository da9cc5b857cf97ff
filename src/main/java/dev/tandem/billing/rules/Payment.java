package dev.tandem.billing.rules;

import dev.tandem.billing.account.BookingOutcome;
import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one booking. Its outcome may be known before the payment is requested.
 *
 * @param request the latest request for payment, with its price and rates
 * @param disputeVersion the latest version of the booking that opened or closed a dispute
 */
@ValueObject
public record Payment(
    @Nullable PaymentRequested request,
    FundingStage stage,
    @Nullable BookingFunds funds,
    @Nullable BookingOutcome outcome,
    boolean disputed,
    long disputeVersion) {

  static final Payment NEW = new Payment(null, FundingStage.NOT_REQUESTED, null, null, false, -1);

  Payment withRequest(PaymentRequested request) {
    var empty = BookingFunds.empty(request.gross().currency());
    return new Payment(request, FundingStage.REQUESTED, empty, outcome, disputed, disputeVersion);
  }

  Payment withStage(FundingStage next) {
    return new Payment(request, next, funds, outcome, disputed, disputeVersion);
  }

  Payment withFunds(BookingFunds changed) {
    return new Payment(request, stage, changed, outcome, disputed, disputeVersion);
  }

  Payment withOutcome(BookingOutcome changed) {
    return new Payment(request, stage, funds, changed, disputed, disputeVersion);
  }

  Payment withDispute(boolean open, long version) {
    return new Payment(request, stage, funds, outcome, open, version);
  }

  public boolean isIn(FundingStage expected) {
    return stage == expected;
  }

  public PaymentRequested requireRequest() {
    if (request == null) {
      throw new IllegalStateException("No payment has been requested yet");
    }
    return request;
  }

  public BookingFunds requireFunds() {
    if (funds == null) {
      throw new IllegalStateException("No payment has been requested yet");
    }
    return funds;
  }

  /** The same id for the same history, so that deciding stays pure. */
  UUID refundId(int number) {
    return DeterministicIds.of("refund", requireRequest().bookingId(), number);
  }
}
