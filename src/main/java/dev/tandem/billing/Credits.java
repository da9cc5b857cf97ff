package dev.tandem.billing;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * What a mentee has paid ahead.
 *
 * @param lots those with something left, the first to expire first
 * @param seen packs, spendings and refunds that have had their effect
 */
@ValueObject
record Credits(List<Lot> lots, Set<UUID> seen) {

  static final Credits NONE = new Credits(List.of(), Set.of());

  Credits {
    lots =
        lots.stream().sorted(Comparator.comparing(Lot::expiresAt).thenComparing(Lot::id)).toList();
    seen = Set.copyOf(seen);
  }

  record Lot(UUID id, Money left, Instant expiresAt) {

    boolean isUsable(Instant now) {
      return now.isBefore(expiresAt);
    }
  }

  Credits plus(Lot lot, UUID cause) {
    var more = new ArrayList<>(lots);
    more.add(lot);
    return new Credits(more, with(cause));
  }

  Credits less(UUID lot, Money amount) {
    var left =
        lots.stream()
            .map(it ->
                it.id().equals(lot) ? new Lot(lot, it.left().minus(amount), it.expiresAt()) : it)
            .filter(it -> it.left().isPositive())
            .toList();
    return new Credits(left, seen);
  }

  Credits seen(UUID cause) {
    return new Credits(lots, with(cause));
  }

  private Set<UUID> with(UUID cause) {
    var all = new java.util.HashSet<>(seen);
    all.add(cause);
    return all;
  }
}
