package dev.tandem.rollout.move;

import dev.tandem.rollout.move.ModuleMove.MoveEnd;
import dev.tandem.rollout.move.ModuleMove.MoveRequest;
import dev.tandem.rollout.move.ModuleMove.WritePause;
import dev.tandem.rollout.routing.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moves of all modules and what they did. */
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
                   (id, module, target, step, step_since, operator, reason, asked_at)
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
        .query((row, i) -> toMove(row))
        .optional();
  }

  /** The one that is on its way, of whichever module. */
  public Optional<ModuleMove> findCurrent() {
    return jdbc.sql("select * from rollout.move where ended_at is null")
        .query((row, i) -> toMove(row))
        .optional();
  }

  public Optional<ModuleMove> findLatest(String module) {
    return jdbc.sql("select * from rollout.move where module = ? order by asked_at desc limit 1")
        .param(module)
        .query((row, i) -> toMove(row))
        .optional();
  }

  int incrementFencingToken(UUID id) {
    return jdbc.sql("update rollout.move set turn = turn + 1 where id = ?").param(id).update();
  }

  public void requestUndo(UUID id) {
    jdbc.sql("update rollout.move set undoing = true where id = ?").param(id).update();
  }

  /** Whether it was still at the step, and in the turn, in which the mover knew it. */
  boolean update(ModuleMove before, ModuleMove after) {
    return jdbc.sql(
                """
                update rollout.move
                   set step = ?, step_since = ?, undoing = undoing or ?, epoch = ?, trouble = ?,
                       paused_at = ?, resumed_at = ?, ended_at = ?, outcome = ?
                 where id = ? and turn = ? and step = ? and ended_at is null
                """)
            .param(after.step().name())
            .param(toTimestamp(after.stepSince()))
            .param(after.undoRequested())
            .param(after.epoch())
            .param(after.blockedReason())
            .param(toTimestamp(after.writePause().from()))
            .param(toTimestamp(after.writePause().to()))
            .param(after.end() == null ? null : toTimestamp(after.end().at()))
            .param(after.end() == null ? null : after.end().outcome().name())
            .param(before.id())
            .param(before.fencingToken())
            .param(before.step().name())
            .update()
        == 1;
  }

  void insertCompletedStep(ModuleMove move, Instant until, String note) {
    jdbc.sql(
            """
            insert into rollout.move_step (move, step, started_at, ended_at, note)
            values (?, ?, ?, ?, ?)
            """)
        .param(move.id())
        .param(move.step().name())
        .param(toTimestamp(move.stepSince()))
        .param(toTimestamp(until))
        .param(note)
        .update();
  }

  public List<CompletedStep> completedSteps(UUID move) {
    return jdbc.sql("select * from rollout.move_step where move = ? order by number")
        .param(move)
        .query((row, i) ->
            new CompletedStep(
                Step.parse(row.getString("step")),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("note")))
        .list();
  }

  /** Whether some process runs a move right now: it holds the lock for as long. */
  public boolean isRunning() {
    return MoveLock.LOCK.isHeld(jdbc);
  }

  public record CompletedStep(
      Step step, Instant startedAt, Instant endedAt, @Nullable String note) {}

  private static ModuleMove toMove(ResultSet row) throws SQLException {
    var outcome = row.getString("outcome");
    return new ModuleMove(
        row.getObject("id", UUID.class),
        row.getString("module"),
        Stage.valueOf(row.getString("target")),
        new MoveRequest(
            row.getString("operator"), row.getString("reason"), instant(row, "asked_at")),
        Step.parse(row.getString("step")),
        instant(row, "step_since"),
        row.getBoolean("undoing"),
        row.getInt("turn"),
        row.getLong("epoch"),
        row.getString("trouble"),
        new WritePause(instantOrNull(row, "paused_at"), instantOrNull(row, "resumed_at")),
        outcome == null
            ? null
            : new MoveEnd(MoveOutcome.valueOf(outcome), instant(row, "ended_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime toTimestamp(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
