package dev.tandem.eventing.figures;

import dev.tandem.kernel.persistence.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs the queries of a module's figures, which name the module's own tables only. */
@Component
class FigureCounts {

  /** More items than these are not told, so that no event becomes large. */
  static final int MOST_ITEMS = 500;

  private final JdbcClient jdbc;

  FigureCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ReportedFigure> count(FigureDefinition figure, Instant hour) {
    var counted =
        statement(
                "select scope, sum(value) as value from (%s) counted group by scope", figure, hour)
            .query(Rows.of(ScopeValue.class))
            .list();
    return Stream.concat(counted.stream(), nothing(figure, counted))
        .map(it -> new ReportedFigure(figure.signal(), it.scope(), it.value(), items(figure, hour)))
        .toList();
  }

  /** That nothing happened on the platform is told; a cohort without a value has none. */
  private static Stream<ScopeValue> nothing(FigureDefinition figure, List<ScopeValue> counted) {
    return figure.grain() == FigureGrain.PLATFORM && counted.isEmpty()
        ? Stream.of(new ScopeValue("", BigDecimal.ZERO))
        : Stream.empty();
  }

  private List<UUID> items(FigureDefinition figure, Instant hour) {
    if (!figure.hasItems() || figure.grain() != FigureGrain.PLATFORM) {
      return List.of();
    }
    var items =
        statement(
                "select distinct item from (%s) counted order by item limit " + (MOST_ITEMS + 1),
                figure,
                hour)
            .query(Rows.of(UUID.class))
            .list();
    return items.size() > MOST_ITEMS ? List.of() : items;
  }

  private JdbcClient.StatementSpec statement(String sql, FigureDefinition figure, Instant hour) {
    return jdbc.sql(sql.formatted(figure.sql()))
        .param("from", hour)
        .param("to", hour.plus(ClosedHours.HOUR));
  }

  record ScopeValue(String scope, BigDecimal value) {}
}
