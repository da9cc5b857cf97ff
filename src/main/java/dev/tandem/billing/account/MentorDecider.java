package dev.tandem.billing.account;

import dev.tandem.billing.account.MentorAccount.PendingEarning;
import dev.tandem.billing.account.MentorAccount.SentPayout;
import dev.tandem.billing.account.MentorCommand.ClawBack;
import dev.tandem.billing.account.MentorCommand.ConfirmPayout;
import dev.tandem.billing.account.MentorCommand.Earn;
import dev.tandem.billing.account.MentorCommand.Freeze;
import dev.tandem.billing.account.MentorCommand.PayOut;
import dev.tandem.billing.account.MentorCommand.Release;
import dev.tandem.billing.account.MentorCommand.ReturnPayout;
import dev.tandem.billing.account.MentorCommand.Reverse;
import dev.tandem.billing.account.MentorCommand.Thaw;
import dev.tandem.billing.account.MentorEvent.ClawbackOwed;
import dev.tandem.billing.account.MentorEvent.Earned;
import dev.tandem.billing.account.MentorEvent.EarningFrozen;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningReversed;
import dev.tandem.billing.account.MentorEvent.EarningThawed;
import dev.tandem.billing.account.MentorEvent.PayoutArrived;
import dev.tandem.billing.account.MentorEvent.PayoutReturned;
import dev.tandem.billing.account.MentorEvent.PayoutStarted;
import dev.tandem.kernel.money.Money;
import java.util.List;
import java.util.UUID;

/** The rules of earnings: on hold, payable, paid out, clawed back. */
public final class MentorDecider implements Decider<MentorCommand, MentorAccount, MentorEvent> {

  @Override
  public MentorAccount initial() {
    return MentorAccount.EMPTY;
  }

  @Override
  public List<MentorEvent> decide(MentorCommand command, MentorAccount account) {
    return switch (command) {
      case Earn it -> earn(it, account);
      case Freeze it -> freeze(it, account);
      case Thaw it -> thaw(it, account);
      case Release it -> release(it, account);
      case Reverse reverse ->
          List.of(new EarningReversed(reverse.mentorId(), reverse.bookingId(), reverse.reversal()));
      case ClawBack clawback ->
          List.of(new ClawbackOwed(clawback.mentorId(), clawback.bookingId(), clawback.amount()));
      case PayOut it -> payOut(it, account);
      case ConfirmPayout it -> confirmPayout(it, account);
      case ReturnPayout it -> returnPayout(it, account);
    };
  }

  private static List<MentorEvent> earn(Earn earn, MentorAccount account) {
    return account.pending().containsKey(earn.bookingId()) || !earn.amount().isPositive()
        ? List.of()
        : List.of(
            new Earned(
                earn.mentorId(), earn.bookingId(), earn.amount(), earn.releaseAt(), earn.frozen()));
  }

  private static List<MentorEvent> freeze(Freeze freeze, MentorAccount account) {
    var share = account.pending().get(freeze.bookingId());
    return share == null || share.frozen()
        ? List.of()
        : List.of(new EarningFrozen(freeze.mentorId(), freeze.bookingId()));
  }

  private static List<MentorEvent> thaw(Thaw thaw, MentorAccount account) {
    var share = account.pending().get(thaw.bookingId());
    return share == null || !share.frozen()
        ? List.of()
        : List.of(new EarningThawed(thaw.mentorId(), thaw.bookingId()));
  }

  private static List<MentorEvent> release(Release release, MentorAccount account) {
    var share = account.pending().get(release.bookingId());
    return share == null || share.frozen() || release.now().isBefore(share.releaseAt())
        ? List.of()
        : List.of(new EarningReleased(release.mentorId(), release.bookingId(), share.amount()));
  }

  private static List<MentorEvent> payOut(PayOut payOut, MentorAccount account) {
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

  private static List<MentorEvent> confirmPayout(ConfirmPayout confirm, MentorAccount account) {
    var sent = account.payouts().get(confirm.payoutId());
    return sent == null || sent.arrived()
        ? List.of()
        : List.of(new PayoutArrived(confirm.mentorId(), confirm.payoutId(), sent.amount()));
  }

  private static List<MentorEvent> returnPayout(ReturnPayout returned, MentorAccount account) {
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

  @Override
  public MentorAccount evolve(MentorAccount account, MentorEvent event) {
    return switch (event) {
      case Earned earned ->
          account.withEarning(
              earned.bookingId(),
              new PendingEarning(earned.amount(), earned.releaseAt(), earned.frozen()));
      case EarningFrozen it -> applyFreeze(account, it.bookingId(), true);
      case EarningThawed it -> applyFreeze(account, it.bookingId(), false);
      case EarningReleased released ->
          account
              .withEarning(released.bookingId(), null)
              .adjustBalances(released.amount().minor(), 0);
      case EarningReversed it -> applyReversal(account, it);
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

  private static MentorAccount applyFreeze(MentorAccount account, UUID booking, boolean frozen) {
    var share = account.pending().get(booking);
    return share == null
        ? account
        : account.withEarning(
            booking, new PendingEarning(share.amount(), share.releaseAt(), frozen));
  }

  private static MentorAccount applyReversal(MentorAccount account, EarningReversed event) {
    var from = event.from();
    var share = account.pending().get(event.bookingId());
    var left =
        share == null
            ? null
            : new PendingEarning(
                share.amount().minus(from.fromPending()), share.releaseAt(), share.frozen());
    return account
        .withEarning(event.bookingId(), left)
        .adjustBalances(-from.fromPayable().minor(), from.fromClawback().minor());
  }

  @Override
  public Class<MentorAccount> stateType() {
    return MentorAccount.class;
  }

  @Override
  public Class<MentorEvent> eventType() {
    return MentorEvent.class;
  }
}
