package dev.tandem.eventing.counting;

import dev.tandem.eventing.counting.InteractionCounter.Count;
import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The interactions of each week in their table, over all processes on this database. */
@Component
public class InteractionWeeks implements InteractionHistory {

  /** Sorted, so that two processes do not wait for each other. */
  private static final String ADD =
      """
      insert into eventing.interaction as i
        (week, kind, source, target, subject, times, last_at)
      select week, kind, source, target, subject, times, last_at
        from unnest(?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::timestamptz[])
          as counted (week, kind, source, target, subject, times, last_at)
       order by week, kind, source, target, subject
      on conflict (week, kind, source, target, subject) do update
         set times = i.times + excluded.times, last_at = greatest(i.last_at, excluded.last_at)
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  public InteractionWeeks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public List<MeasuredInteraction> seenIn(LocalDate monday) {
    return jdbc.sql(
            """
            select kind, source, target, subject, max(last_at) as last_at,
                   coalesce(sum(times) filter (where week = ?), 0) as times
              from eventing.interaction
             group by kind, source, target, subject
            """)
        .param(monday)
        .query((row, number) -> read(row))
        .list();
  }

  /** Forgets the weeks before those that are kept. */
  void trim() {
    jdbc.sql("delete from eventing.interaction where week <= ?")
        .param(InteractionHistory.weekOf(clock.instant()).minusWeeks(KEPT_WEEKS))
        .update();
  }

  void add(Map<Interaction, Count> counts) {
    var counted = List.copyOf(counts.entrySet());
    jdbc.sql(ADD)
        .param(texts(counted, it -> InteractionHistory.weekOf(it.getValue().lastAt())))
        .param(texts(counted, it -> it.getKey().kind()))
        .param(texts(counted, it -> it.getKey().source()))
        .param(texts(counted, it -> it.getKey().target()))
        .param(texts(counted, it -> it.getKey().subject()))
        .param(texts(counted, it -> it.getValue().times()))
        .param(texts(counted, it -> it.getValue().lastAt()))
        .update();
  }

  private static <T> String[] texts(List<T> counted, Function<T, Object> column) {
    return counted.stream().map(column).map(Object::toString).toArray(String[]::new);
  }

  private static MeasuredInteraction read(ResultSet row) throws SQLException {
    var interaction =
        new Interaction(
            InteractionKind.valueOf(row.getString("kind")),
            row.getString("source"),
            row.getString("target"),
            row.getString("subject"));
    return new MeasuredInteraction(
        interaction,
        row.getLong("times"),
        row.getObject("last_at", OffsetDateTime.class).toInstant());
  }
}
