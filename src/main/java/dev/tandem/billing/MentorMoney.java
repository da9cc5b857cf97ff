package dev.tandem.billing;

import static dev.tandem.billing.Deciders.MENTOR;

import dev.tandem.billing.MentorCommand.ConfirmPayout;
import dev.tandem.billing.MentorCommand.PayOut;
import dev.tandem.billing.MentorCommand.Release;
import dev.tandem.billing.MentorCommand.ReturnPayout;
import dev.tandem.kernel.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What mentors earn: released after the hold, paid out, confirmed or returned by the bank. */
@Component
class MentorMoney {

  private final Accounts accounts;
  private final BillingSettings settings;
  private final Clock clock;

  MentorMoney(Accounts accounts, BillingSettings settings, Clock clock) {
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  void release(UUID mentor, String currency, UUID booking) {
    var release = new Release(mentor, booking, clock.instant());
    accounts.ask(StreamId.mentor(mentor, currency), MENTOR, release);
  }

  void payOut(UUID mentor, String currency, LocalDate run) {
    var payOut = new PayOut(mentor, run, Money.of(settings.payoutMinimum(), currency));
    accounts.ask(StreamId.mentor(mentor, currency), MENTOR, payOut);
  }

  void payoutArrived(UUID mentor, String currency, UUID payout) {
    accounts.ask(StreamId.mentor(mentor, currency), MENTOR, new ConfirmPayout(mentor, payout));
  }

  void payoutReturned(UUID mentor, String currency, UUID payout, String reason) {
    var returned = new ReturnPayout(mentor, payout, reason);
    accounts.ask(StreamId.mentor(mentor, currency), MENTOR, returned);
  }
}
