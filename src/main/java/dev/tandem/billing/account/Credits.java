package dev.tandem.billing.account;

import dev.tandem.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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

  public record CreditLot(UUID id, Money remaining, Instant expiresAt) {

    boolean isUsable(Instant now) {
      return now.isBefore(expiresAt);
    }

    CreditLot reduce(Money amount) {
      return new CreditLot(id, remaining.minus(amount), expiresAt);
    }
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
