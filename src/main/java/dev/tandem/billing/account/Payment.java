package dev.tandem.billing.account;

import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one booking's money. How it ends may be known before it begins.
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

  public enum FundingStage {
    NOT_REQUESTED,
    REQUESTED,
    FUNDED,
    FAILED
  }

  static final Payment NEW = new Payment(null, FundingStage.NOT_REQUESTED, null, null, false, -1);

  Payment withRequest(PaymentRequested request) {
    var none = BookingFunds.empty(request.gross().currency());
    return new Payment(request, FundingStage.REQUESTED, none, outcome, disputed, disputeVersion);
  }

  Payment withStage(FundingStage next) {
    return new Payment(request, next, funds, outcome, disputed, disputeVersion);
  }

  Payment withFunds(BookingFunds changed) {
    return new Payment(request, stage, changed, outcome, disputed, disputeVersion);
  }

  Payment withOutcome(BookingOutcome how) {
    return new Payment(request, stage, funds, how, disputed, disputeVersion);
  }

  Payment withDispute(boolean open, long version) {
    return new Payment(request, stage, funds, outcome, open, version);
  }

  public boolean isIn(FundingStage asked) {
    return stage == asked;
  }

  public PaymentRequested requireRequest() {
    if (request == null) {
      throw new IllegalStateException("Nothing has been asked for yet");
    }
    return request;
  }

  public BookingFunds requireFunds() {
    if (funds == null) {
      throw new IllegalStateException("Nothing has been asked for yet");
    }
    return funds;
  }
}
