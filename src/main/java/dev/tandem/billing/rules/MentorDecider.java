package dev.tandem.billing.rules;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.ClawbackOwed;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.rules.MentorCommand.ClawBack;
import dev.tandem.billing.rules.MentorCommand.ConfirmPayout;
import dev.tandem.billing.rules.MentorCommand.Earn;
import dev.tandem.billing.rules.MentorCommand.Freeze;
import dev.tandem.billing.rules.MentorCommand.PayOut;
import dev.tandem.billing.rules.MentorCommand.Release;
import dev.tandem.billing.rules.MentorCommand.ReturnPayout;
import dev.tandem.billing.rules.MentorCommand.Reverse;
import dev.tandem.billing.rules.MentorCommand.Thaw;
import java.util.List;

/** Decides on a mentor's account: on hold, payable, paid out, clawed back. */
final class MentorDecider {

  private MentorDecider() {}

  static List<MentorEvent> decide(MentorCommand command, MentorAccount account) {
    return switch (command) {
      case Earn it -> EarningRules.earn(it, account);
      case Freeze it -> EarningRules.freeze(it, account);
      case Thaw it -> EarningRules.thaw(it, account);
      case Release it -> EarningRules.release(it, account);
      case Reverse reverse ->
          List.of(new EarningReversed(reverse.mentorId(), reverse.bookingId(), reverse.reversal()));
      case ClawBack clawback ->
          List.of(new ClawbackOwed(clawback.mentorId(), clawback.bookingId(), clawback.amount()));
      case PayOut it -> PayoutRules.payOut(it, account);
      case ConfirmPayout it -> PayoutRules.confirm(it, account);
      case ReturnPayout it -> PayoutRules.returnPayout(it, account);
    };
  }
}
