package dev.tandem.billing.rules;

import dev.tandem.billing.account.FeeSplit;
import dev.tandem.kernel.money.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The money of one booking.
 *
 * @param escrow received and not yet recognised or refunded
 * @param refunded the sum of all refunds, arrived or not
 * @param recognisedShare recognised and not refunded since
 * @param refundsInTransit refunds that have not arrived yet, by refund id
 * @param refundCount the number of refunds so far
 */
@ValueObject
public record BookingFunds(
    Money escrow,
    Money refunded,
    FeeSplit recognisedShare,
    Map<UUID, Money> refundsInTransit,
    int refundCount,
    boolean chargedBack,
    boolean termsPaid) {

  public BookingFunds {
    refundsInTransit = Map.copyOf(refundsInTransit);
  }

  static BookingFunds empty(String currency) {
    var zero = Money.zero(currency);
    return new BookingFunds(zero, zero, FeeSplit.zero(currency), Map.of(), 0, false, false);
  }

  BookingFunds fund(Money gross) {
    return new BookingFunds(
        gross, refunded, recognisedShare, refundsInTransit, refundCount, chargedBack, termsPaid);
  }

  BookingFunds recognise(FeeSplit share) {
    var left = escrow.minus(share.total());
    return new BookingFunds(
        left, refunded, share, refundsInTransit, refundCount, chargedBack, termsPaid);
  }

  BookingFunds refundFromEscrow(UUID refund, Money amount) {
    return addRefund(refund, amount, escrow.minus(amount), recognisedShare);
  }

  BookingFunds refundRecognised(UUID refund, FeeSplit refundedShare) {
    return addRefund(refund, refundedShare.total(), escrow, recognisedShare.minus(refundedShare));
  }

  private BookingFunds addRefund(UUID refund, Money amount, Money inEscrow, FeeSplit left) {
    var transit = new HashMap<>(refundsInTransit);
    transit.put(refund, amount);
    var total = refunded.plus(amount);
    return new BookingFunds(
        inEscrow, total, left, transit, refundCount + 1, chargedBack, termsPaid);
  }

  BookingFunds settleRefund(UUID refund) {
    var transit = new HashMap<>(refundsInTransit);
    transit.remove(refund);
    return new BookingFunds(
        escrow, refunded, recognisedShare, transit, refundCount, chargedBack, termsPaid);
  }

  BookingFunds reopenRefund(UUID refund, Money amount) {
    var transit = new HashMap<>(refundsInTransit);
    transit.put(refund, amount);
    return new BookingFunds(
        escrow, refunded, recognisedShare, transit, refundCount, chargedBack, termsPaid);
  }

  BookingFunds chargeBack() {
    return new BookingFunds(
        escrow, refunded, recognisedShare, refundsInTransit, refundCount, true, termsPaid);
  }

  BookingFunds recoverChargeback(Money amount) {
    var left = escrow.minus(amount);
    return new BookingFunds(
        left, refunded, recognisedShare, refundsInTransit, refundCount, chargedBack, termsPaid);
  }

  BookingFunds markTermsPaid() {
    return new BookingFunds(
        escrow, refunded, recognisedShare, refundsInTransit, refundCount, chargedBack, true);
  }
}
