package dev.tandem.preferences.migration;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.persistence.Rows;
import dev.tandem.kernel.time.Ids;
import dev.tandem.preferences.events.MigrationChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators gave and did to migrations, to which rows are only added. */
@Repository
public class MigrationRecords {

  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  MigrationRecords(JdbcClient jdbc, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.events = events;
  }

  /** Records and publishes it. The migration's row must be locked. */
  public void addAction(MigrationId id, String operator, String action, Instant now) {
    long number =
        jdbc.sql(
                """
                insert into preferences.legacy_audit (migration_id, number, at, operator, action)
                select :id, coalesce(max(number), 0) + 1, :now, :operator, :action
                from preferences.legacy_audit where migration_id = :id
                returning number
                """)
            .param("id", id)
            .param("now", now)
            .param("operator", operator)
            .param("action", action)
            .query(Long.class)
            .single();
    var meta = EventMetadata.about(Ids.named("migration/" + id.value()), number, now);
    var what = "Migration of preferences: " + action;
    events.publishEvent(
        new MigrationChanged(meta, "preferences", what, PlatformChanged.published(operator)));
  }

  /** The newest first. */
  public List<MigrationAction> actions(MigrationId id) {
    return jdbc.sql(
            """
            select at, operator, action from preferences.legacy_audit
            where migration_id = ? order by number desc
            """)
        .param(id)
        .query(Rows.of(MigrationAction.class))
        .list();
  }

  public void addMapping(MigrationId id, SavedMapping mapping) {
    jdbc.sql(
            """
            insert into preferences.legacy_mapping (migration_id, version, yaml, operator, saved_at)
            values (:id, :version, :yaml, :operator, :now)
            """)
        .param("id", id)
        .param("version", mapping.version())
        .param("yaml", mapping.yaml())
        .param("operator", mapping.operator())
        .param("now", mapping.savedAt())
        .update();
  }

  public Optional<SavedMapping> mapping(MigrationId id, int version) {
    return mappings(id).stream().filter(it -> it.version() == version).findFirst();
  }

  /** The newest first. */
  public List<SavedMapping> mappings(MigrationId id) {
    return jdbc.sql(
            """
            select version, yaml, operator, saved_at from preferences.legacy_mapping
            where migration_id = ? order by version desc
            """)
        .param(id)
        .query(Rows.of(SavedMapping.class))
        .list();
  }
}
