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

/** The rules of what a mentor earns: held, owed, paid out, taken back. */
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
      case Reverse it -> List.of(new EarningReversed(it.mentorId(), it.bookingId(), it.reversal()));
      case ClawBack it -> List.of(new ClawbackOwed(it.mentorId(), it.bookingId(), it.amount()));
      case PayOut it -> payOut(it, account);
      case ConfirmPayout it -> confirmPayout(it, account);
      case ReturnPayout it -> returnPayout(it, account);
    };
  }

  private static List<MentorEvent> earn(Earn it, MentorAccount account) {
    return account.pending().containsKey(it.bookingId()) || !it.amount().isPositive()
        ? List.of()
        : List.of(
            new Earned(it.mentorId(), it.bookingId(), it.amount(), it.releaseAt(), it.frozen()));
  }

  private static List<MentorEvent> freeze(Freeze it, MentorAccount account) {
    var share = account.pending().get(it.bookingId());
    return share == null || share.frozen()
        ? List.of()
        : List.of(new EarningFrozen(it.mentorId(), it.bookingId()));
  }

  private static List<MentorEvent> thaw(Thaw it, MentorAccount account) {
    var share = account.pending().get(it.bookingId());
    return share == null || !share.frozen()
        ? List.of()
        : List.of(new EarningThawed(it.mentorId(), it.bookingId()));
  }

  private static List<MentorEvent> release(Release it, MentorAccount account) {
    var share = account.pending().get(it.bookingId());
    return share == null || share.frozen() || it.now().isBefore(share.releaseAt())
        ? List.of()
        : List.of(new EarningReleased(it.mentorId(), it.bookingId(), share.amount()));
  }

  private static List<MentorEvent> payOut(PayOut it, MentorAccount account) {
    var last = account.lastRun();
    long amount = account.payable() - account.clawback();
    if (last != null && !it.run().isAfter(last) || amount < it.minimum().minor() || amount <= 0) {
      return List.of();
    }
    var currency = it.minimum().currency();
    return List.of(
        new PayoutStarted(
            it.mentorId(),
            DeterministicIds.of("payout", it.mentorId(), currency, it.run()),
            it.run(),
            Money.of(amount, currency),
            Money.of(account.clawback(), currency)));
  }

  private static List<MentorEvent> confirmPayout(ConfirmPayout it, MentorAccount account) {
    var sent = account.payouts().get(it.payoutId());
    return sent == null || sent.arrived()
        ? List.of()
        : List.of(new PayoutArrived(it.mentorId(), it.payoutId(), sent.amount()));
  }

  private static List<MentorEvent> returnPayout(ReturnPayout it, MentorAccount account) {
    var sent = account.payouts().get(it.payoutId());
    return sent == null
        ? List.of()
        : List.of(
            new PayoutReturned(
                it.mentorId(), it.payoutId(), sent.amount(), sent.arrived(), it.reason()));
  }

  @Override
  public MentorAccount evolve(MentorAccount account, MentorEvent event) {
    return switch (event) {
      case Earned it ->
          account.with(
              it.bookingId(), new PendingEarning(it.amount(), it.releaseAt(), it.frozen()));
      case EarningFrozen it -> applyFreeze(account, it.bookingId(), true);
      case EarningThawed it -> applyFreeze(account, it.bookingId(), false);
      case EarningReleased it ->
          account
              .with(it.bookingId(), (PendingEarning) null)
              .adjustBalances(it.amount().minor(), 0);
      case EarningReversed it -> applyReversal(account, it);
      case ClawbackOwed it -> account.adjustBalances(0, it.amount().minor());
      case PayoutStarted it ->
          account
              .adjustBalances(-it.amount().minor() - it.netted().minor(), -it.netted().minor())
              .with(it.payoutId(), new SentPayout(it.amount(), false))
              .withLastRun(it.run());
      case PayoutArrived it -> account.with(it.payoutId(), new SentPayout(it.amount(), true));
      case PayoutReturned it ->
          account.with(it.payoutId(), (SentPayout) null).adjustBalances(it.amount().minor(), 0);
    };
  }

  private static MentorAccount applyFreeze(
      MentorAccount account, java.util.UUID booking, boolean frozen) {
    var share = account.pending().get(booking);
    return share == null
        ? account
        : account.with(booking, new PendingEarning(share.amount(), share.releaseAt(), frozen));
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
        .with(event.bookingId(), left)
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
