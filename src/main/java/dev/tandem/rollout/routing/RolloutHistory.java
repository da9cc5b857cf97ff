package dev.tandem.rollout.routing;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records the requests of operators and the changes of routes. Entries are never changed. Written
 * in SQL, as a runner uses its own connections.
 */
@Repository
public class RolloutHistory {

  private static final String SELECT =
      """
      select at, module, operator, action, reason, from_stage as "from", to_stage as "to", epoch, canary
        from rollout.history
      """;

  /** Created once, since the {@code JdbcClient} may be one that Spring did not inject. */
  private static final RowMapper<RolloutHistoryEntry> ROW_MAPPER =
      new SimplePropertyRowMapper<>(RolloutHistoryEntry.class);

  private final JdbcClient jdbc;

  public RolloutHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void recordRequest(
      String module, String operator, RolloutAction action, String reason, Instant at) {
    insert(new RolloutHistoryEntry(at, module, operator, action, reason, null, null, null, null));
  }

  public void recordChange(
      ModuleRoute previous, String operator, String reason, Stage to, long epoch, Instant at) {
    insert(
        new RolloutHistoryEntry(
            at,
            previous.module(),
            operator,
            RolloutAction.CHANGED,
            reason,
            previous.stage(),
            to,
            epoch,
            to == Stage.CANARY ? previous.canary().describe() : null));
  }

  private void insert(RolloutHistoryEntry entry) {
    jdbc.sql(
            """
            insert into rollout.history
                   (at, module, operator, action, reason, from_stage, to_stage, epoch, canary)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(Timestamps.toTimestamp(entry.at()))
        .param(entry.module())
        .param(entry.operator())
        .param(entry.action().name())
        .param(entry.reason())
        .param(entry.from() == null ? null : entry.from().name())
        .param(entry.to() == null ? null : entry.to().name())
        .param(entry.epoch())
        .param(entry.canary())
        .update();
  }

  /** Finds the latest request to undo a move of the module. */
  public Optional<RolloutHistoryEntry> lastUndo(String module) {
    return jdbc.sql(
            SELECT + "where module = ? and action = 'UNDO' order by at desc, id desc limit 1")
        .param(module)
        .query(ROW_MAPPER)
        .optional();
  }

  /**
   * @param module null for the entries of all modules
   */
  public Page<RolloutHistoryEntry> page(@Nullable String module, Paging paging) {
    var entries =
        jdbc.sql(
                SELECT
                    + "where module = coalesce(?, module) order by at desc, id desc limit ? offset ?")
            .param(module)
            .param(paging.size())
            .param(paging.offset())
            .query(ROW_MAPPER)
            .list();
    long total =
        jdbc.sql("select count(*) from rollout.history where module = coalesce(?, module)")
            .param(module)
            .query(Long.class)
            .single();
    return Page.of(entries, paging, total);
  }
}
