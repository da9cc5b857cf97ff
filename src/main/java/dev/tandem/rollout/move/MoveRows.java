package dev.tandem.rollout.move;

import static dev.tandem.kernel.time.Timestamps.toNullableTimestamp;
import static dev.tandem.kernel.time.Timestamps.toTimestamp;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jdbc.core.convert.EntityRowMapper;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves and their completed steps, as a runner reads and writes them. Written in SQL and not as
 * {@link Moves}, as a runner uses its own connections, which do not wait behind requests.
 */
record MoveRows(JdbcClient jdbc, JdbcConverter converter) {

  void insert(ModuleMove move) {
    jdbc.sql(
            """
            insert into rollout.move
                   (id, module, source, target, step, step_since, operator, reason, requested_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(move.id().value())
        .param(move.module())
        .param(move.source().name())
        .param(move.target().name())
        .param(move.stepName())
        .param(toTimestamp(move.stepSince()))
        .param(move.request().operator())
        .param(move.request().reason())
        .param(toTimestamp(move.request().at()))
        .update();
  }

  /** Records the current step of the move as completed. */
  void insertCompletedStep(ModuleMove move, Instant endedAt, String note) {
    jdbc.sql(
            """
            insert into rollout.move_step (move, step, started_at, ended_at, note)
            values (?, ?, ?, ?, ?)
            """)
        .param(move.id().value())
        .param(move.stepName())
        .param(toTimestamp(move.stepSince()))
        .param(toTimestamp(endedAt))
        .param(note)
        .update();
  }

  Optional<ModuleMove> find(MoveId id) {
    return jdbc.sql("select * from rollout.move where id = ?")
        .param(id.value())
        .query(rowMapper())
        .optional();
  }

  /** Maps as a repository does. */
  @SuppressWarnings("unchecked")
  private RowMapper<ModuleMove> rowMapper() {
    var entity = converter.getMappingContext().getRequiredPersistentEntity(ModuleMove.class);
    return new EntityRowMapper<>((RelationalPersistentEntity<ModuleMove>) entity, converter);
  }

  /** From now on, updates with an earlier token are rejected. */
  void incrementFencingToken(MoveId id) {
    jdbc.sql("update rollout.move set fencing_token = fencing_token + 1 where id = ?")
        .param(id.value())
        .update();
  }

  /**
   * Updates the move unless another runner has taken it over or changed its step. Keeps an undo
   * request that was made meanwhile.
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
            .param(after.stepName())
            .param(toTimestamp(after.stepSince()))
            .param(after.undoRequested())
            .param(after.epoch())
            .param(after.blockedReason())
            .param(toNullableTimestamp(after.writePause().from()))
            .param(toNullableTimestamp(after.writePause().to()))
            .param(after.end() == null ? null : toTimestamp(after.end().at()))
            .param(after.end() == null ? null : after.end().outcome().name())
            .param(before.id().value())
            .param(before.fencingToken())
            .param(before.stepName())
            .update()
        == 1;
  }
}
