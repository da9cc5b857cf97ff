package dev.tandem.signals.figure;

import dev.tandem.eventing.figures.FigureDefinition;
import dev.tandem.eventing.figures.FigureGrain;
import dev.tandem.signals.evidence.Evidence;
import dev.tandem.signals.evidence.EvidenceStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the accounts of an hour side by side. */
@Component
public class FigureAccounts {

  private final Figures figures;
  private final EvidenceStore evidence;

  FigureAccounts(Figures figures, EvidenceStore evidence) {
    this.figures = figures;
    this.evidence = evidence;
  }

  /**
   * One entry for the platform; for a figure of cohorts, one for each in which something happened,
   * or an empty one if there is none.
   */
  public List<HourAccounts> of(FigureDefinition figure, Instant hour) {
    var reported = figures.between(figure.signal(), hour, hour.plus(Duration.ofHours(1)));
    var expected = expected(figure, hour);
    var scopes =
        reported.stream().map(Figure::scope).collect(Collectors.toCollection(TreeSet::new));
    var silent = silent(figure, hour);
    if (scopes.isEmpty()) {
      scopes.add("");
    }
    return scopes.stream()
        .map(scope ->
            new HourAccounts(figure, scope, hour, values(scope, reported, silent), expected))
        .toList();
  }

  private Set<FigureSide> expected(FigureDefinition figure, Instant hour) {
    return figures.firstCounted(figure.module()).filter(it -> !hour.isBefore(it)).isPresent()
        ? ExpectedSides.of(figure, stage(figure.module(), hour))
        : Set.of();
  }

  /** A side that reported the hour, but nothing of a cohort, says that nothing happened in it. */
  private Set<FigureSide> silent(FigureDefinition figure, Instant hour) {
    if (figure.grain() != FigureGrain.COHORT) {
      return Set.of();
    }
    return figures.reporting(figure.module(), hour).stream()
        .filter(side -> side != FigureSide.EVENTS || figure.isToldByEvents())
        .collect(Collectors.toSet());
  }

  private static Map<FigureSide, BigDecimal> values(
      String scope, List<Figure> reported, Set<FigureSide> silent) {
    var values = new EnumMap<FigureSide, BigDecimal>(FigureSide.class);
    silent.forEach(side -> values.put(side, BigDecimal.ZERO));
    reported.stream()
        .filter(it -> it.scope().equals(scope))
        .forEach(it -> values.put(it.side(), it.value()));
    return values;
  }

  /** Only the present stage is known; hours before it began are expected from home only. */
  private @Nullable String stage(String module, Instant hour) {
    return evidence.all().stream()
        .filter(it -> it.module().equals(module) && !hour.isBefore(it.since()))
        .map(Evidence::stage)
        .findFirst()
        .orElse(null);
  }
}
