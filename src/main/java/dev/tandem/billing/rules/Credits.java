package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent.SpentCredits;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The credits that a mentee has paid in advance.
 *
 * @param lots with remaining credits, ordered by expiry
 * @param appliedIds packs, bookings and refunds that have been applied already
 */
@ValueObject
public record Credits(List<CreditLot> lots, Set<UUID> appliedIds) {

  static final Credits EMPTY = new Credits(List.of(), Set.of());

  public Credits {
    lots =
        lots.stream()
            .sorted(Comparator.comparing(CreditLot::expiresAt).thenComparing(CreditLot::id))
            .toList();
    appliedIds = Set.copyOf(appliedIds);
  }

  /** The id under which the chargeback of a pack is applied. */
  static UUID chargebackId(UUID pack) {
    return DeterministicIds.of("lost", pack);
  }

  boolean hasApplied(UUID cause) {
    return appliedIds.contains(cause);
  }

  /** The parts of usable lots that add up to an amount, if they suffice; the earliest first. */
  Optional<List<SpentCredits>> cover(Money amount, Instant now) {
    var parts = new ArrayList<SpentCredits>();
    var missing = amount;
    for (var lot : lots) {
      if (lot.isUsable(now) && missing.isPositive()) {
        var part = lot.part(missing);
        parts.add(new SpentCredits(lot.id(), part));
        missing = missing.minus(part);
      }
    }
    return missing.isPositive() ? Optional.empty() : Optional.of(parts);
  }

  Money remainingOf(UUID lotId, String currency) {
    return lots.stream()
        .filter(lot -> lot.id().equals(lotId))
        .map(CreditLot::remaining)
        .reduce(Money.zero(currency), Money::plus);
  }

  Credits addLot(CreditLot lot, UUID cause) {
    var more = new ArrayList<>(lots);
    more.add(lot);
    return new Credits(more, appliedIdsWith(cause));
  }

  Credits reduceLot(UUID id, Money amount) {
    var remaining =
        lots.stream()
            .map(lot -> lot.id().equals(id) ? lot.reduce(amount) : lot)
            .filter(lot -> lot.remaining().isPositive())
            .toList();
    return new Credits(remaining, appliedIds);
  }

  Credits markApplied(UUID cause) {
    return new Credits(lots, appliedIdsWith(cause));
  }

  private Set<UUID> appliedIdsWith(UUID cause) {
    var all = new HashSet<>(appliedIds);
    all.add(cause);
    return all;
  }
}
