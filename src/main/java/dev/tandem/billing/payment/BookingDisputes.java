package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.MENTOR;

import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.MentorCommand.Freeze;
import dev.tandem.billing.rules.MentorCommand.Thaw;
import dev.tandem.billing.rules.Payment;
import dev.tandem.billing.rules.PaymentCommand.CloseDispute;
import dev.tandem.billing.rules.PaymentCommand.OpenDispute;
import dev.tandem.billing.store.Accounts;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Freezes the earning from a booking while the parties dispute who was absent. */
@Component
public class BookingDisputes {

  private final PaymentAccounts payments;
  private final Accounts accounts;

  BookingDisputes(PaymentAccounts payments, Accounts accounts) {
    this.payments = payments;
    this.accounts = accounts;
  }

  public void open(UUID booking, UUID mentor, long version) {
    var change = payments.handle(booking, new OpenDispute(booking, version));
    updateEarningFreeze(booking, mentor, change.state());
  }

  public void close(UUID booking, UUID mentor, long version) {
    var change = payments.handle(booking, new CloseDispute(booking, version));
    updateEarningFreeze(booking, mentor, change.state());
  }

  private void updateEarningFreeze(UUID booking, UUID mentor, Payment payment) {
    var request = payment.request();
    if (request != null) {
      accounts.handle(
          StreamId.mentor(mentor, request.gross().currency()),
          MENTOR,
          payment.disputed() ? new Freeze(mentor, booking) : new Thaw(mentor, booking));
    }
  }
}
