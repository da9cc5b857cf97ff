package dev.tandem.billing.rules;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.ClawbackOwed;
import dev.tandem.billing.account.MentorEvent.Earned;
import dev.tandem.billing.account.MentorEvent.EarningFrozen;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.account.MentorEvent.EarningThawed;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.billing.rules.MentorAccount.SentPayout;
import java.util.UUID;

/** How each event changes a mentor's account. */
final class MentorEvolution {

  private MentorEvolution() {}

  static MentorAccount evolve(MentorAccount account, MentorEvent event) {
    return switch (event) {
      case Earned earned ->
          account.withEarning(
              earned.bookingId(),
              new PendingEarning(earned.amount(), earned.releaseAt(), earned.frozen()));
      case EarningFrozen it -> freeze(account, it.bookingId(), true);
      case EarningThawed it -> freeze(account, it.bookingId(), false);
      case EarningReleased released ->
          account
              .withEarning(released.bookingId(), null)
              .adjustBalances(released.amount().minor(), 0);
      case EarningReversed it -> reverse(account, it);
      case ClawbackOwed it -> account.adjustBalances(0, it.amount().minor());
      case PayoutStarted started ->
          account
              .adjustBalances(
                  -started.amount().minor() - started.netted().minor(), -started.netted().minor())
              .withPayout(started.payoutId(), new SentPayout(started.amount(), false))
              .withLastRun(started.run());
      case PayoutArrived arrived ->
          account.withPayout(arrived.payoutId(), new SentPayout(arrived.amount(), true));
      case PayoutReturned returned ->
          account
              .withPayout(returned.payoutId(), null)
              .adjustBalances(returned.amount().minor(), 0);
    };
  }

  private static MentorAccount freeze(MentorAccount account, UUID booking, boolean frozen) {
    var share = account.pending().get(booking);
    return share == null ? account : account.withEarning(booking, share.withFrozen(frozen));
  }

  private static MentorAccount reverse(MentorAccount account, EarningReversed event) {
    var from = event.from();
    var share = account.pending().get(event.bookingId());
    var left = share == null ? null : share.reduce(from.fromPending());
    return account
        .withEarning(event.bookingId(), left)
        .adjustBalances(-from.fromPayable().minor(), from.fromClawback().minor());
  }
}
