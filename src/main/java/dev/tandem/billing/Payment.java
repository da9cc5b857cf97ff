package dev.tandem.billing;

import dev.tandem.billing.PaymentEvent.PaymentRequested;
import org.jmolecules.ddd.annotation.ValueObject;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one booking's money. How it ends may be known before it begins.
 *
 * @param terms the latest request for payment, with its price and rates
 * @param disputeVersion the latest version of the booking that opened or closed a dispute
 */
@ValueObject
record Payment(
    @Nullable PaymentRequested terms,
    Stage stage,
    @Nullable Funds funds,
    @Nullable Outcome outcome,
    boolean disputed,
    long disputeVersion) {

  enum Stage {
    UNSEEN,
    REQUESTED,
    FUNDED,
    FAILED
  }

  static final Payment UNSEEN = new Payment(null, Stage.UNSEEN, null, null, false, -1);

  Payment requested(PaymentRequested request) {
    var none = Funds.none(request.gross().currency());
    return new Payment(request, Stage.REQUESTED, none, outcome, disputed, disputeVersion);
  }

  Payment at(Stage next) {
    return new Payment(terms, next, funds, outcome, disputed, disputeVersion);
  }

  Payment with(Funds changed) {
    return new Payment(terms, stage, changed, outcome, disputed, disputeVersion);
  }

  Payment ending(Outcome how) {
    return new Payment(terms, stage, funds, how, disputed, disputeVersion);
  }

  Payment disputed(boolean open, long version) {
    return new Payment(terms, stage, funds, outcome, open, version);
  }

  boolean is(Stage asked) {
    return stage == asked;
  }

  PaymentRequested known() {
    if (terms == null) {
      throw new IllegalStateException("Nothing has been asked for yet");
    }
    return terms;
  }

  Funds money() {
    if (funds == null) {
      throw new IllegalStateException("Nothing has been asked for yet");
    }
    return funds;
  }
}
