package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.CREDITS;

import dev.tandem.billing.account.PaymentEvent.PaymentRequested;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.gateway.CardCapture;
import dev.tandem.billing.rules.CreditsCommand.Spend;
import dev.tandem.billing.rules.FundingStage;
import dev.tandem.billing.rules.PaymentCommand.ConfirmFunding;
import dev.tandem.billing.rules.PaymentCommand.FailFunding;
import dev.tandem.billing.rules.PaymentCommand.RequestPayment;
import dev.tandem.billing.store.Accounts;
import dev.tandem.scheduling.events.FundingKind;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Collects the price of a booking: by card, from credits, or on terms. */
@Component
public class BookingFunding {

  private final PaymentAccounts payments;
  private final Accounts accounts;
  private final CardCapture cardCapture;
  private final Clock clock;

  BookingFunding(
      PaymentAccounts payments, Accounts accounts, CardCapture cardCapture, Clock clock) {
    this.payments = payments;
    this.accounts = accounts;
    this.cardCapture = cardCapture;
    this.clock = clock;
  }

  /**
   * @param card the gateway's token, where a card pays
   */
  public void request(RequestPayment request, @Nullable String card) {
    var change = payments.handle(request.bookingId(), request);
    boolean requested = !change.isEmpty() && change.state().isIn(FundingStage.REQUESTED);
    if (requested) {
      collect(change.state().requireRequest(), card);
    }
  }

  private void collect(PaymentRequested request, @Nullable String card) {
    if (request.kind() == FundingKind.PACK) {
      redeemCredits(request);
    } else {
      cardCapture.capture(request, card);
    }
  }

  private void redeemCredits(PaymentRequested request) {
    var stream = StreamId.credits(request.menteeId(), request.gross().currency());
    var spend =
        new Spend(request.menteeId(), request.bookingId(), request.gross(), clock.instant());
    boolean covered = !accounts.handle(stream, CREDITS, spend).isEmpty();
    payments.handle(
        request.bookingId(),
        covered
            ? new ConfirmFunding()
            : new FailFunding("Your credits do not cover the price.", true));
  }

  void confirm(UUID booking) {
    payments.handle(booking, new ConfirmFunding());
  }

  void fail(UUID booking, String reason) {
    payments.handle(booking, new FailFunding(reason, true));
  }
}
