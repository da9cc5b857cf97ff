package dev.tandem.rollout.move;

import dev.tandem.kernel.time.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.ddd.annotation.Repository;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores the completed steps of moves. Written in SQL, as a runner uses its own connections. */
@Repository
public class CompletedSteps {

  /** Created once, since the {@code JdbcClient} may be one that Spring did not inject. */
  private static final RowMapper<CompletedStep> ROW_MAPPER =
      new SimplePropertyRowMapper<>(CompletedStep.class);

  private final JdbcClient jdbc;

  public CompletedSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Records the current step of the move as completed. */
  void insert(ModuleMove move, Instant endedAt, String note) {
    jdbc.sql(
            """
            insert into rollout.move_step (move, step, started_at, ended_at, note)
            values (?, ?, ?, ?, ?)
            """)
        .param(move.id())
        .param(move.step().name())
        .param(Timestamps.toTimestamp(move.stepSince()))
        .param(Timestamps.toTimestamp(endedAt))
        .param(note)
        .update();
  }

  /** Finds the steps of a move in the order of their completion. */
  public List<CompletedStep> findByMove(UUID move) {
    return jdbc.sql(
            """
            select step as step_name, started_at, ended_at, note
              from rollout.move_step where move = ? order by number
            """)
        .param(move)
        .query(ROW_MAPPER)
        .list();
  }
}
