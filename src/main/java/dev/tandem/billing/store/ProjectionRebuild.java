package dev.tandem.billing.store;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Builds everything that follows from the events again from nothing. */
@Component
class ProjectionRebuild {

  private static final int BATCH_SIZE = 1_000;

  private final EventStore events;
  private final List<Projection> projections;
  private final JdbcClient jdbc;

  ProjectionRebuild(EventStore events, List<Projection> projections, JdbcClient jdbc) {
    this.events = events;
    this.projections = projections;
    this.jdbc = jdbc;
  }

  /** Readers see the old tables until it commits; writers wait. */
  @Transactional
  public void rebuildAll() {
    jdbc.sql("lock table billing.stream in exclusive mode").update();
    projections.stream()
        .flatMap(it -> it.tables().stream())
        .forEach(it -> jdbc.sql("delete from billing." + it).update());
    long position = 0;
    for (var batch = events.readAfter(0, BATCH_SIZE);
        !batch.isEmpty();
        batch = events.readAfter(position, BATCH_SIZE)) {
      batch.forEach(event -> projections.forEach(it -> it.apply(event)));
      position = batch.getLast().position();
    }
  }
}
