package dev.tandem.rollout.move;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The moves of modules, as operators see them. A runner changes them through a {@link MoveJournal}.
 */
public interface Moves extends Repository<ModuleMove, MoveId> {

  Optional<ModuleMove> findById(MoveId id);

  /** Finds the move that has not ended, of any module; there is at most one. */
  @Query("select * from rollout.move where ended_at is null")
  Optional<ModuleMove> findCurrent();

  @Query("select * from rollout.move where module = :module order by requested_at desc limit 1")
  Optional<ModuleMove> findLatest(String module);

  @Modifying
  @Query("update rollout.move set undo_requested = true where id = :id")
  void requestUndo(MoveId id);

  /**
   * Locks the running move of the module until the transaction ends; before its route is locked.
   */
  @Query("select id from rollout.move where module = :module and ended_at is null for update")
  List<UUID> lockCurrent(String module);

  /** Undoes a running move of the module, so that it ends at home wherever it came from. */
  @Modifying
  @Query(
      """
      update rollout.move set undo_requested = true, source = 'HOME'
       where module = :module and ended_at is null and target = 'AWAY'
      """)
  void undoToHome(String module);

  /** Finds the steps of a move in the order of their completion. */
  @Query(
      """
      select step as step_name, started_at, ended_at, note
        from rollout.move_step where move = :move order by number
      """)
  List<CompletedStep> findCompletedSteps(MoveId move);
}
