package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.CreditsEvent.SpentCredits;
import dev.tandem.billing.rules.CreditsCommand.AddPack;
import dev.tandem.billing.rules.CreditsCommand.ChargeBackPack;
import dev.tandem.billing.rules.CreditsCommand.Expire;
import dev.tandem.billing.rules.CreditsCommand.Restore;
import dev.tandem.billing.rules.CreditsCommand.Spend;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;

/** Decides on a mentee's credits, which are spent in the order of their expiry. */
final class CreditsDecider {

  private CreditsDecider() {}

  static List<CreditsEvent> decide(CreditsCommand command, Credits credits) {
    return switch (command) {
      case AddPack pack -> addPack(pack, credits);
      case Spend spend -> spend(spend, credits);
      case Restore restore -> restore(restore, credits);
      case ChargeBackPack chargeback -> chargeBackPack(chargeback, credits);
      case Expire expire -> expire(expire, credits);
    };
  }

  private static List<CreditsEvent> addPack(AddPack pack, Credits credits) {
    return credits.hasApplied(pack.packId())
        ? List.of()
        : List.of(
            new PackBought(
                pack.memberId(), pack.packId(), pack.amount(), pack.vat(), pack.expiresAt()));
  }

  /** No event if the usable credits do not cover the amount. */
  private static List<CreditsEvent> spend(Spend spend, Credits credits) {
    if (credits.hasApplied(spend.bookingId())) {
      return List.of();
    }
    return credits
        .cover(spend.amount(), spend.now())
        .<List<CreditsEvent>>map(parts ->
            List.of(new CreditsSpent(spend.memberId(), spend.bookingId(), spend.amount(), parts)))
        .orElseGet(List::of);
  }

  /** Each part comes back to the pack that it was paid with, unless that was charged back. */
  private static List<CreditsEvent> restore(Restore restore, Credits credits) {
    if (credits.hasApplied(restore.refundId())) {
      return List.of();
    }
    var events = new ArrayList<CreditsEvent>();
    var missing = restore.amount();
    for (var part : credits.spentOn(restore.bookingId())) {
      var amount = missing.compareTo(part.left()) < 0 ? missing : part.left();
      if (amount.isPositive() && !credits.isLost(part)) {
        events.add(restorePart(restore, part, amount, events.size()));
        missing = missing.minus(amount);
      }
    }
    return events;
  }

  private static CreditsRestored restorePart(
      Restore restore, SpentPart part, Money amount, int index) {
    var lot =
        index == 0
            ? restore.refundId()
            : DeterministicIds.of("restored", restore.refundId(), index);
    return new CreditsRestored(
        restore.memberId(),
        restore.bookingId(),
        lot,
        amount,
        part.origin().expiryOfRestored(part.expiresAt(), restore.now()),
        restore.refundId(),
        part.origin().packId());
  }

  private static List<CreditsEvent> expire(Expire expire, Credits credits) {
    return credits.lots().stream()
        .filter(lot -> !lot.isUsable(expire.now()))
        .<CreditsEvent>map(lot -> new CreditsExpired(expire.memberId(), lot.id(), lot.remaining()))
        .toList();
  }

  private static List<CreditsEvent> chargeBackPack(ChargeBackPack chargeback, Credits credits) {
    var pack = chargeback.packId();
    if (!credits.hasApplied(pack) || credits.hasApplied(Credits.chargebackId(pack))) {
      return List.of();
    }
    var parts =
        credits.lotsOf(pack).stream()
            .map(lot -> new SpentCredits(lot.id(), lot.remaining()))
            .toList();
    var unspent =
        parts.stream()
            .map(SpentCredits::amount)
            .reduce(Money.zero(chargeback.amount().currency()), Money::plus);
    var badDebt = chargeback.amount().minus(unspent);
    return List.of(
        new PackChargedBack(
            chargeback.memberId(), pack, unspent, badDebt, parts, credits.paidWith(pack)));
  }
}
