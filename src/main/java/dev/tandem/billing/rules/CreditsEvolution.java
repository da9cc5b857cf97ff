package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.CreditsEvent.SpentCredits;

/** How each event changes a mentee's credits. */
final class CreditsEvolution {

  private CreditsEvolution() {}

  static Credits evolve(Credits credits, CreditsEvent event) {
    return switch (event) {
      case PackBought bought ->
          credits.addLot(
              new CreditLot(bought.packId(), bought.amount(), bought.expiresAt()), bought.packId());
      case CreditsSpent it -> spend(credits, it);
      case CreditsRestored restored ->
          credits.addLot(
              new CreditLot(restored.lotId(), restored.amount(), restored.expiresAt()),
              restored.lotId());
      case PackChargedBack chargeback ->
          credits
              .reduceLot(chargeback.packId(), chargeback.unspent())
              .markApplied(Credits.chargebackId(chargeback.packId()));
      case CreditsExpired it -> credits.reduceLot(it.lotId(), it.amount());
    };
  }

  private static Credits spend(Credits credits, CreditsSpent spent) {
    var remaining = credits.markApplied(spent.bookingId());
    for (SpentCredits part : spent.parts()) {
      remaining = remaining.reduceLot(part.lotId(), part.amount());
    }
    return remaining;
  }
}
