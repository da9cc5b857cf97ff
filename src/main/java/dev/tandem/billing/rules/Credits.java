package dev.tandem.billing.rules;

import dev.tandem.billing.account.CreditsEvent.SpentCredits;
import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The credits that a mentee has paid in advance.
 *
 * @param lots with remaining credits, ordered by expiry
 * @param appliedIds packs, bookings and refunds that have been applied already
 * @param spent what each booking was paid with, the part that comes back first at the front
 */
@ValueObject
public record Credits(
    List<CreditLot> lots, Set<UUID> appliedIds, Map<UUID, List<SpentPart>> spent) {

  static final Credits EMPTY = new Credits(List.of(), Set.of(), Map.of());

  public Credits {
    lots =
        lots.stream()
            .sorted(Comparator.comparing(CreditLot::expiresAt).thenComparing(CreditLot::id))
            .toList();
    appliedIds = Set.copyOf(appliedIds);
    spent = Map.copyOf(spent);
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

  Optional<CreditLot> findLot(UUID id) {
    return lots.stream().filter(lot -> lot.id().equals(id)).findFirst();
  }

  /** The lots of a pack: its own, and those that came back from bookings. */
  List<CreditLot> lotsOf(UUID pack) {
    return lots.stream().filter(lot -> lot.origin().packId().equals(pack)).toList();
  }

  boolean isLost(SpentPart part) {
    return hasApplied(chargebackId(part.origin().packId()));
  }

  List<SpentPart> spentOn(UUID booking) {
    return spent.getOrDefault(booking, List.of());
  }

  /** The bookings of which a part was paid with a pack and has not come back. */
  List<UUID> paidWith(UUID pack) {
    return spent.keySet().stream()
        .filter(booking ->
            spentOn(booking).stream()
                .anyMatch(part -> part.origin().packId().equals(pack) && part.left().isPositive()))
        .sorted()
        .toList();
  }

  /**
   * The part of a refund that was paid with packs that were charged back since.
   *
   * @param before what has been refunded of the booking so far
   */
  public Money lostWithin(UUID booking, Money before, Money refund) {
    long from = before.minor();
    long to = from + refund.minor();
    long lost = 0;
    long start = 0;
    for (var part : spentOn(booking)) {
      long end = start + part.amount().minor();
      if (isLost(part)) {
        lost += Math.max(0, Math.min(to, end) - Math.max(from, start));
      }
      start = end;
    }
    return Money.of(lost, refund.currency());
  }

  Credits addLot(CreditLot lot, UUID cause) {
    var more = new ArrayList<>(lots);
    more.add(lot);
    return new Credits(more, appliedIdsWith(cause), spent);
  }

  Credits reduceLot(UUID id, Money amount) {
    var remaining =
        lots.stream()
            .map(lot -> lot.id().equals(id) ? lot.reduce(amount) : lot)
            .filter(lot -> lot.remaining().isPositive())
            .toList();
    return new Credits(remaining, appliedIds, spent);
  }

  Credits markApplied(UUID cause) {
    return new Credits(lots, appliedIdsWith(cause), spent);
  }

  Credits withSpent(UUID booking, List<SpentPart> parts) {
    var changed = new HashMap<>(spent);
    changed.put(booking, List.copyOf(parts));
    return new Credits(lots, appliedIds, changed);
  }

  private Set<UUID> appliedIdsWith(UUID cause) {
    var all = new HashSet<>(appliedIds);
    all.add(cause);
    return all;
  }
}
