package dev.tandem.billing.rules;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.rules.MentorCommand.ConfirmPayout;
import dev.tandem.billing.rules.MentorCommand.PayOut;
import dev.tandem.billing.rules.MentorCommand.ReturnPayout;
import dev.tandem.kernel.money.Money;
import java.util.List;

/** The rules for payouts, at most one for each run. */
final class PayoutRules {

  private PayoutRules() {}

  static List<MentorEvent> payOut(PayOut payOut, MentorAccount account) {
    var last = account.lastRun();
    long amount = account.payable() - account.clawback();
    if (last != null && !payOut.run().isAfter(last)
        || amount < payOut.minimum().minor()
        || amount <= 0) {
      return List.of();
    }
    var currency = payOut.minimum().currency();
    return List.of(
        new PayoutStarted(
            payOut.mentorId(),
            DeterministicIds.of("payout", payOut.mentorId(), currency, payOut.run()),
            payOut.run(),
            Money.of(amount, currency),
            Money.of(account.clawback(), currency)));
  }

  static List<MentorEvent> confirm(ConfirmPayout confirm, MentorAccount account) {
    var sent = account.payouts().get(confirm.payoutId());
    return sent == null || sent.arrived()
        ? List.of()
        : List.of(new PayoutArrived(confirm.mentorId(), confirm.payoutId(), sent.amount()));
  }

  static List<MentorEvent> returnPayout(ReturnPayout returned, MentorAccount account) {
    var sent = account.payouts().get(returned.payoutId());
    return sent == null
        ? List.of()
        : List.of(
            new PayoutReturned(
                returned.mentorId(),
                returned.payoutId(),
                sent.amount(),
                sent.arrived(),
                returned.reason()));
  }
}
