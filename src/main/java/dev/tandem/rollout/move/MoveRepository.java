package dev.tandem.rollout.move;

import static dev.tandem.kernel.time.Timestamps.toNullableTimestamp;
import static dev.tandem.kernel.time.Timestamps.toTimestamp;

import dev.tandem.kernel.persistence.Rows;
import dev.tandem.rollout.move.ModuleMove.MoveEnd;
import dev.tandem.rollout.move.ModuleMove.MoveRequest;
import dev.tandem.rollout.move.ModuleMove.WritePause;
import dev.tandem.rollout.routing.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores moves and the steps they completed. Written in SQL, as an update is fenced by token and
 * step and must keep an undo request made meanwhile, and as a runner uses its own connections.
 */
@Repository
public class MoveRepository {

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
        .query(MoveRow.class)
        .optional()
        .map(MoveRow::toMove);
  }

  /** Finds the move that has not ended, of any module; there is at most one. */
  public Optional<ModuleMove> findCurrent() {
    return jdbc.sql("select * from rollout.move where ended_at is null")
        .query(MoveRow.class)
        .optional()
        .map(MoveRow::toMove);
  }

  public Optional<ModuleMove> findLatest(String module) {
    return jdbc.sql(
            "select * from rollout.move where module = ? order by requested_at desc limit 1")
        .param(module)
        .query(MoveRow.class)
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

  void insertCompletedStep(ModuleMove move, Instant endedAt, String note) {
    jdbc.sql(
            """
            insert into rollout.move_step (move, step, started_at, ended_at, note)
            values (?, ?, ?, ?, ?)
            """)
        .param(move.id())
        .param(move.step().name())
        .param(toTimestamp(move.stepSince()))
        .param(toTimestamp(endedAt))
        .param(note)
        .update();
  }

  public List<CompletedStep> completedSteps(UUID move) {
    return jdbc.sql(
            """
            select step as step_name, started_at, ended_at, note
              from rollout.move_step where move = ? order by number
            """)
        .param(move)
        .query(Rows.of(CompletedStep.class))
        .list();
  }

  /** Whether any process is running a move at the moment. */
  public boolean isRunning() {
    return MoveLock.isHeld(jdbc);
  }

  public record CompletedStep(
      String stepName, Instant startedAt, Instant endedAt, @Nullable String note) {

    public Step step() {
      return Step.parse(stepName);
    }
  }

  private record MoveRow(
      UUID id,
      String module,
      Stage target,
      String step,
      Instant stepSince,
      boolean undoRequested,
      int fencingToken,
      long epoch,
      @Nullable String blockedReason,
      String operator,
      String reason,
      Instant requestedAt,
      @Nullable Instant writesPausedAt,
      @Nullable Instant writesResumedAt,
      @Nullable Instant endedAt,
      @Nullable MoveOutcome outcome) {

    ModuleMove toMove() {
      return new ModuleMove(
          id,
          module,
          target,
          new MoveRequest(operator, reason, requestedAt),
          Step.parse(step),
          stepSince,
          undoRequested,
          fencingToken,
          epoch,
          blockedReason,
          new WritePause(writesPausedAt, writesResumedAt),
          outcome == null || endedAt == null ? null : new MoveEnd(outcome, endedAt));
    }
  }
}
