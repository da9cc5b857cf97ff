package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.rules.CreditsCommand.AddPack;
import dev.tandem.billing.rules.CreditsCommand.ChargeBackPack;
import dev.tandem.billing.rules.CreditsCommand.Expire;
import dev.tandem.billing.rules.CreditsCommand.Restore;
import dev.tandem.billing.rules.CreditsCommand.Spend;
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

  private static List<CreditsEvent> restore(Restore restore, Credits credits) {
    return credits.hasApplied(restore.refundId())
        ? List.of()
        : List.of(
            new CreditsRestored(
                restore.memberId(),
                restore.bookingId(),
                restore.refundId(),
                restore.amount(),
                restore.expiresAt()));
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
    var unspent = credits.remainingOf(pack, chargeback.amount().currency());
    var badDebt = chargeback.amount().minus(unspent);
    return List.of(new PackChargedBack(chargeback.memberId(), pack, unspent, badDebt));
  }
}
