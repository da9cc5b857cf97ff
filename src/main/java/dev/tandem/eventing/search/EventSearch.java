package dev.tandem.eventing.search;

import dev.tandem.eventing.log.LoggedEvent;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the events of a booking, of a trace, or around an event, with what has become of each. It
 * knows the log of this process only, and says whose logs have more.
 */
@Component
class EventSearch {

  private static final String REACH =
      """
      select (select min(started_at) from eventing.log_segment) as since,
             array(select distinct case when starts_with(consumer, 'broker:')
                                        then substr(consumer, 8) else module end
                     from eventing.cursor
                    where state in ('FORWARDED', 'HELD') or starts_with(consumer, 'broker:')
                    order by 1) as elsewhere
      """;

  private final JdbcClient jdbc;
  private final Chain chain;
  private final ChainDeliveries deliveries;
  private final TraceViewer viewer;

  EventSearch(JdbcClient jdbc, Chain chain, ChainDeliveries deliveries, TraceViewer viewer) {
    this.jdbc = jdbc;
    this.chain = chain;
    this.deliveries = deliveries;
    this.viewer = viewer;
  }

  @Transactional(readOnly = true)
  public FoundWay find(SearchedId searched) {
    var copies = chain.of(searched);
    return jdbc.sql(REACH)
        .query((row, i) ->
            new FoundWay(
                searched.id(),
                events(copies),
                copies.stream().anyMatch(LoggedCopy::incomplete),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                List.of((String[]) row.getArray("elsewhere").getArray())))
        .single();
  }

  private List<FoundEvent> events(List<LoggedCopy> copies) {
    var first = new LinkedHashMap<UUID, LoggedCopy>();
    copies.forEach(copy -> first.putIfAbsent(copy.eventId(), copy));
    var byEvent = deliveries.of(copies);
    return first.values().stream()
        .map(copy -> event(copy, byEvent.getOrDefault(copy.eventId(), List.of())))
        .toList();
  }

  private FoundEvent event(LoggedCopy copy, List<FoundDelivery> found) {
    return new FoundEvent(
        copy.eventId(),
        copy.name(),
        LoggedEvent.publisherOf(copy.name()),
        copy.key(),
        copy.recordedAt(),
        copy.targetModule() != null,
        copy.causationId(),
        FoundTrace.of(copy.trace(), viewer),
        found);
  }
}
