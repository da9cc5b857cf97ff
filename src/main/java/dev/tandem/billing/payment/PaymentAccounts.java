package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.PAYMENT;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.PaymentEvent;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.rules.Payment;
import dev.tandem.billing.rules.PaymentCommand;
import dev.tandem.billing.store.AccountChange;
import dev.tandem.billing.store.Accounts;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Changes the accounts of bookings and, with each, those of the mentor and the mentee's credits.
 * They are always locked in this order, so that transactions do not deadlock.
 */
@Component
class PaymentAccounts {

  private final Accounts accounts;
  private final PaymentEffects effects;

  PaymentAccounts(Accounts accounts, BillingProperties properties, Clock clock) {
    this.accounts = accounts;
    this.effects = new PaymentEffects(accounts, properties, clock);
  }

  AccountChange<Payment, PaymentEvent> handle(UUID booking, PaymentCommand command) {
    return handleFrom(booking, _ -> command);
  }

  /** Handles a command that is built from the payment's current state. */
  AccountChange<Payment, PaymentEvent> handleFrom(
      UUID booking, Function<Payment, PaymentCommand> command) {
    var change = accounts.handleFrom(StreamId.payment(booking), PAYMENT, command);
    change.events().forEach(event -> effects.apply(event, change.state()));
    return change;
  }
}
