package dev.tandem.billing.account;

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
 * @param appliedIds packs, spendings and refunds that have had their effect
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
  }

  Credits addLot(CreditLot lot, UUID cause) {
    var more = new ArrayList<>(lots);
    more.add(lot);
    return new Credits(more, appliedIdsWith(cause));
  }

  Credits reduceLot(UUID lot, Money amount) {
    var left =
        lots.stream()
            .map(it ->
                it.id().equals(lot)
                    ? new CreditLot(lot, it.remaining().minus(amount), it.expiresAt())
                    : it)
            .filter(it -> it.remaining().isPositive())
            .toList();
    return new Credits(left, appliedIds);
  }

  Credits markApplied(UUID cause) {
    return new Credits(lots, appliedIdsWith(cause));
  }

  private Set<UUID> appliedIdsWith(UUID cause) {
    var all = new java.util.HashSet<>(appliedIds);
    all.add(cause);
    return all;
  }
}
