package dev.tandem.billing.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rebuilds all projections from the recorded events. */
@Component
public class ProjectionRebuild {

  private final EventReader events;
  private final List<Projection> projections;
  private final JdbcClient jdbc;

  ProjectionRebuild(EventReader events, List<Projection> projections, JdbcClient jdbc) {
    this.events = events;
    this.projections = projections;
    this.jdbc = jdbc;
  }

  /**
   * Readers see the old tables until the rebuild commits; no event is recorded until then.
   *
   * @return how many events were applied
   */
  @Transactional
  public long rebuildAll() {
    jdbc.sql("lock table billing.stream in exclusive mode").update();
    projections.stream()
        .flatMap(projection -> projection.tables().stream())
        .forEach(table -> jdbc.sql("delete from billing." + table).update());
    return events.forEachEvent(event -> projections.forEach(it -> it.apply(event)));
  }
}
