package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FigureDefinition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of one figure in one hour, side by side.
 *
 * @param scope the id of a cohort, or empty for the platform
 * @param values what each side says; a side that said nothing is missing
 * @param expected the sides that have to say something; none before the module began to count
 */
public record HourAccounts(
    FigureDefinition definition,
    String scope,
    Instant hour,
    Map<FigureSide, BigDecimal> values,
    Set<FigureSide> expected) {

  public HourAccounts {
    values = Map.copyOf(values);
    expected = Set.copyOf(expected);
  }

  public @Nullable BigDecimal value(FigureSide side) {
    return values.get(side);
  }

  /** A difference that shows weighs more than an account that is missing. */
  public FigureMark mark() {
    if (deviation().compareTo(tolerated()) > 0) {
      return FigureMark.DEVIATES;
    }
    if (values.isEmpty() || !values.keySet().containsAll(expected)) {
      return FigureMark.INCONCLUSIVE;
    }
    return values.size() == 1 ? FigureMark.SINGLE : FigureMark.WITHIN;
  }

  /** Between the largest and the smallest account. */
  public BigDecimal deviation() {
    var least = values.values().stream().min(Comparator.naturalOrder());
    var most = values.values().stream().max(Comparator.naturalOrder());
    return most.flatMap(it -> least.map(it::subtract)).orElse(BigDecimal.ZERO);
  }

  public BigDecimal tolerated() {
    var largest =
        values.values().stream()
            .map(BigDecimal::abs)
            .max(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    return definition.absolute().max(definition.relative().multiply(largest));
  }

  /** Says in words what the mark says. */
  public String sentence() {
    return switch (mark()) {
      case WITHIN -> "All accounts are within the threshold.";
      case SINGLE -> "There is one account only.";
      case DEVIATES ->
          "The accounts differ by %s; %s is tolerated."
              .formatted(deviation().toPlainString(), tolerated().toPlainString());
      case INCONCLUSIVE ->
          expected.isEmpty() ? "Nobody tells of it." : "Not reported by %s.".formatted(missing());
    };
  }

  private String missing() {
    return expected.stream()
        .filter(side -> !values.containsKey(side))
        .sorted()
        .map(FigureSide::phrase)
        .collect(Collectors.joining(" and "));
  }
}
