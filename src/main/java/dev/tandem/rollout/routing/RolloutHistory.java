package dev.tandem.rollout.routing;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asked for what and what changed, written in the transaction that does it. */
public class RolloutHistory {

  private final JdbcClient jdbc;

  public RolloutHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Someone asked for something, and nothing has changed by that alone. */
  public void recordRequest(
      String module, String operator, RolloutAction action, String reason, Instant at) {
    insert(new RolloutHistoryEntry(at, module, operator, action, reason, null, null, null));
  }

  public void recordChange(
      String module, String operator, String reason, Stage from, Stage to, long epoch, Instant at) {
    insert(
        new RolloutHistoryEntry(
            at, module, operator, RolloutAction.CHANGED, reason, from, to, epoch));
  }

  private void insert(RolloutHistoryEntry it) {
    jdbc.sql(
            """
            insert into rollout.history
                   (at, module, operator, action, reason, from_stage, to_stage, epoch)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(it.at().atOffset(ZoneOffset.UTC))
        .param(it.module())
        .param(it.operator())
        .param(it.action().name())
        .param(it.reason())
        .param(it.from() == null ? null : it.from().name())
        .param(it.to() == null ? null : it.to().name())
        .param(it.epoch())
        .update();
  }

  /** Who last asked for the module back. */
  public Optional<RolloutHistoryEntry> lastUndo(String module) {
    return jdbc.sql(
            """
            select * from rollout.history where module = ? and action = 'UNDO'
             order by at desc, id desc limit 1
            """)
        .param(module)
        .query((row, i) -> toEntry(row))
        .optional();
  }

  /**
   * @param module only of this module; of all when absent
   */
  public Page<RolloutHistoryEntry> page(@Nullable String module, Paging paging) {
    var lines =
        jdbc.sql(
                """
                select * from rollout.history where module = coalesce(?, module)
                 order by at desc, id desc limit ? offset ?
                """)
            .param(module)
            .param(paging.size())
            .param(paging.offset())
            .query((row, i) -> toEntry(row))
            .list();
    long total =
        jdbc.sql("select count(*) from rollout.history where module = coalesce(?, module)")
            .param(module)
            .query(Long.class)
            .single();
    return Page.of(lines, paging, total);
  }

  private static RolloutHistoryEntry toEntry(ResultSet row) throws SQLException {
    return new RolloutHistoryEntry(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("module"),
        row.getString("operator"),
        RolloutAction.valueOf(row.getString("action")),
        row.getString("reason"),
        toStage(row.getString("from_stage")),
        toStage(row.getString("to_stage")),
        row.getObject("epoch", Long.class));
  }

  private static @Nullable Stage toStage(@Nullable String name) {
    return name == null ? null : Stage.valueOf(name);
  }

  public enum RolloutAction {
    MOVE,
    RESUME,
    UNDO,
    RELEASE,
    CHANGED
  }

  /**
   * @param epoch with from and to: of a change, absent where something was only asked
   */
  public record RolloutHistoryEntry(
      Instant at,
      String module,
      String operator,
      RolloutAction action,
      String reason,
      @Nullable Stage from,
      @Nullable Stage to,
      @Nullable Long epoch) {}
}
