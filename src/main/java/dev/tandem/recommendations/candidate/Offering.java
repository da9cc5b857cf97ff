package dev.tandem.recommendations.candidate;

import dev.tandem.kernel.money.Money;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jmolecules.ddd.annotation.ValueObject;

/** A session that a mentor offers at a price, to everyone or only to cohorts in common. */
@ValueObject
public record Offering(Money price, boolean cohortOnly) {

  /** The lowest price in each currency, since amounts in several cannot be compared. */
  public static List<Money> lowestPrices(Collection<Offering> offerings) {
    var lowest = new TreeMap<String, Money>();
    for (var offering : offerings) {
      lowest.merge(
          offering.price.currency(),
          offering.price,
          BinaryOperator.minBy(Comparator.naturalOrder()));
    }
    return List.copyOf(lowest.values());
  }
}
