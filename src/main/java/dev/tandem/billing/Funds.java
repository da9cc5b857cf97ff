package dev.tandem.billing;

import dev.tandem.kernel.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * Where one booking's money is.
 *
 * @param escrow taken and not yet anyone's
 * @param refunded of the price so far, on its way or arrived
 * @param kept recognised and not taken back
 * @param inTransit refunds that have not arrived, by refund
 * @param refunds how many there have been
 */
@ValueObject
record Funds(
    Money escrow,
    Money refunded,
    Split kept,
    Map<UUID, Money> inTransit,
    int refunds,
    boolean chargedBack,
    boolean termsPaid) {

  Funds {
    inTransit = Map.copyOf(inTransit);
  }

  static Funds none(String currency) {
    var zero = Money.zero(currency);
    return new Funds(zero, zero, Split.nothing(currency), Map.of(), 0, false, false);
  }

  Funds taken(Money gross) {
    return new Funds(gross, refunded, kept, inTransit, refunds, chargedBack, termsPaid);
  }

  Funds recognised(Split share) {
    var left = escrow.minus(share.total());
    return new Funds(left, refunded, share, inTransit, refunds, chargedBack, termsPaid);
  }

  Funds refunding(UUID refund, Money amount) {
    return refunding(refund, amount, escrow.minus(amount), kept);
  }

  Funds takingBack(UUID refund, Split taken) {
    return refunding(refund, taken.total(), escrow, kept.minus(taken));
  }

  private Funds refunding(UUID refund, Money amount, Money inEscrow, Split left) {
    var transit = new HashMap<>(inTransit);
    transit.put(refund, amount);
    var total = refunded.plus(amount);
    return new Funds(inEscrow, total, left, transit, refunds + 1, chargedBack, termsPaid);
  }

  Funds arrived(UUID refund) {
    var transit = new HashMap<>(inTransit);
    transit.remove(refund);
    return new Funds(escrow, refunded, kept, transit, refunds, chargedBack, termsPaid);
  }

  Funds returnedByBank() {
    return new Funds(escrow, refunded, kept, inTransit, refunds, true, termsPaid);
  }

  Funds recovered(Money amount) {
    var left = escrow.minus(amount);
    return new Funds(left, refunded, kept, inTransit, refunds, chargedBack, termsPaid);
  }

  Funds paidOnTerms() {
    return new Funds(escrow, refunded, kept, inTransit, refunds, chargedBack, true);
  }
}
