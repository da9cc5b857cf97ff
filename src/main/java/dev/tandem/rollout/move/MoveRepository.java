package dev.tandem.rollout.move;

import static dev.tandem.kernel.time.Timestamps.toNullableTimestamp;
import static dev.tandem.kernel.time.Timestamps.toTimestamp;

import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores moves. Written in SQL, as an update is fenced by token and step and must keep an undo
 * request made meanwhile, and as a runner uses its own connections.
 */
@Repository
public class MoveRepository {

  /** Created once, since the {@code JdbcClient} may be one that Spring did not inject. */
  private static final RowMapper<MoveRow> ROW_MAPPER = new SimplePropertyRowMapper<>(MoveRow.class);

  private final JdbcClient jdbc;

  public MoveRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public void insert(ModuleMove move) {
    jdbc.sql(
            """
            insert into rollout.move
                   (id, module, target, step, step_since, operator, reason, requested_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(move.id())
        .param(move.module())
        .param(move.target().name())
        .param(move.step().name())
        .param(toTimestamp(move.stepSince()))
        .param(move.request().operator())
        .param(move.request().reason())
        .param(toTimestamp(move.request().at()))
        .update();
  }

  public Optional<ModuleMove> find(UUID id) {
    return jdbc.sql("select * from rollout.move where id = ?")
        .param(id)
        .query(ROW_MAPPER)
        .optional()
        .map(MoveRow::toMove);
  }

  /** Finds the move that has not ended, of any module; there is at most one. */
  public Optional<ModuleMove> findCurrent() {
    return jdbc.sql("select * from rollout.move where ended_at is null")
        .query(ROW_MAPPER)
        .optional()
        .map(MoveRow::toMove);
  }

  public Optional<ModuleMove> findLatest(String module) {
    return jdbc.sql(
            "select * from rollout.move where module = ? order by requested_at desc limit 1")
        .param(module)
        .query(ROW_MAPPER)
        .optional()
        .map(MoveRow::toMove);
  }

  /** From now on, updates with an earlier token are rejected. */
  void incrementFencingToken(UUID id) {
    jdbc.sql("update rollout.move set fencing_token = fencing_token + 1 where id = ?")
        .param(id)
        .update();
  }

  public void requestUndo(UUID id) {
    jdbc.sql("update rollout.move set undo_requested = true where id = ?").param(id).update();
  }

  /**
   * Updates the move unless another runner has taken it over or changed its step.
   *
   * @return whether it was updated
   */
  boolean update(ModuleMove before, ModuleMove after) {
    return jdbc.sql(
                """
                update rollout.move
                   set step = ?, step_since = ?, undo_requested = undo_requested or ?, epoch = ?,
                       blocked_reason = ?, writes_paused_at = ?, writes_resumed_at = ?,
                       ended_at = ?, outcome = ?
                 where id = ? and fencing_token = ? and step = ? and ended_at is null
                """)
            .param(after.step().name())
            .param(toTimestamp(after.stepSince()))
            .param(after.undoRequested())
            .param(after.epoch())
            .param(after.blockedReason())
            .param(toNullableTimestamp(after.writePause().from()))
            .param(toNullableTimestamp(after.writePause().to()))
            .param(after.end() == null ? null : toTimestamp(after.end().at()))
            .param(after.end() == null ? null : after.end().outcome().name())
            .param(before.id())
            .param(before.fencingToken())
            .param(before.step().name())
            .update()
        == 1;
  }

  /** Whether any process is running a move at the moment. */
  public boolean isRunning() {
    return MoveLock.isHeld(jdbc);
  }
}
