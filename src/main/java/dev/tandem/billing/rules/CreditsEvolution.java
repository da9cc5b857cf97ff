package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent;
import dev.tandem.billing.account.CreditsEvent.CreditsExpired;
import dev.tandem.billing.account.CreditsEvent.CreditsRestored;
import dev.tandem.billing.account.CreditsEvent.CreditsSpent;
import dev.tandem.billing.account.CreditsEvent.PackBought;
import dev.tandem.billing.account.CreditsEvent.PackChargedBack;
import dev.tandem.billing.account.CreditsEvent.SpentCredits;
import dev.tandem.billing.account.PackOrigin;
import dev.tandem.kernel.money.Money;
import java.util.ArrayList;
import java.util.List;

/** How each event changes a mentee's credits. */
final class CreditsEvolution {

  private CreditsEvolution() {}

  static Credits evolve(Credits credits, CreditsEvent event) {
    return switch (event) {
      case PackBought bought -> credits.addLot(lotOf(bought), bought.packId());
      case CreditsSpent it -> spend(credits, it);
      case CreditsRestored it -> restore(credits, it);
      case PackChargedBack it -> chargeBack(credits, it);
      case CreditsExpired it -> credits.reduceLot(it.lotId(), it.amount());
    };
  }

  private static CreditLot lotOf(PackBought bought) {
    var origin = new PackOrigin(bought.packId(), bought.expiresAt());
    return new CreditLot(bought.packId(), bought.amount(), bought.expiresAt(), origin);
  }

  private static Credits spend(Credits credits, CreditsSpent spent) {
    var remaining = credits.markApplied(spent.bookingId());
    var parts = new ArrayList<SpentPart>();
    for (SpentCredits part : spent.parts()) {
      var zero = Money.zero(part.amount().currency());
      credits
          .findLot(part.lotId())
          .map(lot -> new SpentPart(lot.origin(), part.amount(), zero, lot.expiresAt()))
          .ifPresent(parts::add);
      remaining = remaining.reduceLot(part.lotId(), part.amount());
    }
    return remaining.withSpent(spent.bookingId(), parts.reversed());
  }

  private static Credits restore(Credits credits, CreditsRestored event) {
    var refund = event.refundId();
    var origin = originOf(credits, event);
    return credits
        .addLot(
            new CreditLot(event.lotId(), event.amount(), event.expiresAt(), origin),
            refund == null ? event.lotId() : refund)
        .withSpent(event.bookingId(), partsAfter(credits, event));
  }

  /** Events of earlier versions do not name the pack: it is the one that comes back first. */
  private static PackOrigin originOf(Credits credits, CreditsRestored event) {
    return credits.spentOn(event.bookingId()).stream()
        .filter(part -> part.left().isPositive() && isFrom(part, event))
        .map(SpentPart::origin)
        .findFirst()
        .orElseGet(() -> new PackOrigin(event.lotId(), event.expiresAt()));
  }

  private static List<SpentPart> partsAfter(Credits credits, CreditsRestored event) {
    var parts = new ArrayList<SpentPart>();
    var missing = event.amount();
    for (var part : credits.spentOn(event.bookingId())) {
      var left = missing.compareTo(part.left()) < 0 ? missing : part.left();
      boolean restores = isFrom(part, event) && left.isPositive();
      parts.add(restores ? part.restore(left) : part);
      missing = restores ? missing.minus(left) : missing;
    }
    return parts;
  }

  private static boolean isFrom(SpentPart part, CreditsRestored event) {
    return event.packId() == null || event.packId().equals(part.origin().packId());
  }

  private static Credits chargeBack(Credits credits, PackChargedBack chargeback) {
    var remaining = credits.markApplied(Credits.chargebackId(chargeback.packId()));
    for (var part : chargeback.removed()) {
      remaining = remaining.reduceLot(part.lotId(), part.amount());
    }
    return remaining;
  }
}
