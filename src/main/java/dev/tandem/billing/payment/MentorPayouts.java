package dev.tandem.billing.payment;

import static dev.tandem.billing.rules.Deciders.MENTOR;

import dev.tandem.billing.BillingProperties;
import dev.tandem.billing.account.StreamId;
import dev.tandem.billing.payer.FullPayouts;
import dev.tandem.billing.rules.MentorCommand.ConfirmPayout;
import dev.tandem.billing.rules.MentorCommand.PayOut;
import dev.tandem.billing.rules.MentorCommand.Release;
import dev.tandem.billing.rules.MentorCommand.ReturnPayout;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Releases earnings, starts payouts, and records what the bank answers. */
@Component
class MentorPayouts {

  private final Accounts accounts;
  private final FullPayouts fullPayouts;
  private final BillingProperties properties;
  private final Clock clock;

  MentorPayouts(
      Accounts accounts, FullPayouts fullPayouts, BillingProperties properties, Clock clock) {
    this.accounts = accounts;
    this.fullPayouts = fullPayouts;
    this.properties = properties;
    this.clock = clock;
  }

  void releaseEarning(UUID mentor, String currency, UUID booking) {
    var release = new Release(mentor, booking, clock.instant());
    accounts.handle(StreamId.mentor(mentor, currency), MENTOR, release);
  }

  void startPayout(UUID mentor, String currency, LocalDate run) {
    var minimum = fullPayouts.take(mentor) ? 1 : properties.payoutMinimum();
    var payOut = new PayOut(mentor, run, Money.of(minimum, currency));
    accounts.handle(StreamId.mentor(mentor, currency), MENTOR, payOut);
  }

  void confirmPayout(UUID mentor, String currency, UUID payout) {
    accounts.handle(StreamId.mentor(mentor, currency), MENTOR, new ConfirmPayout(mentor, payout));
  }

  void returnPayout(UUID mentor, String currency, UUID payout, String reason) {
    var returned = new ReturnPayout(mentor, payout, reason);
    accounts.handle(StreamId.mentor(mentor, currency), MENTOR, returned);
  }
}
