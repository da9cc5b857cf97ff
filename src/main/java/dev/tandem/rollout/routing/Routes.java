package dev.tandem.rollout.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The routes of the extractable modules. */
public interface Routes extends Repository<ModuleRoute, String> {

  @Query(RouteRows.SELECT + "order by module")
  List<ModuleRoute> findAll();

  @Query(RouteRows.SELECT + "where module = :module")
  Optional<ModuleRoute> find(String module);

  /** Locks the route until the transaction ends. */
  @Query(RouteRows.SELECT + "where module = :module for update of r")
  ModuleRoute lock(String module);

  @Modifying
  @Query(
      """
      update rollout.route set stage = :stage, epoch = :epoch, since = :since
      where module = :module
      """)
  void update(String module, Stage stage, long epoch, Instant since);

  /**
   * Notifies the {@link RouteWatcher}s of all processes when the transaction commits.
   *
   * @return nothing of interest
   */
  @Query(RouteRows.NOTIFY)
  String notifyWatchers();

  /**
   * Changes the route in the caller's transaction and notifies every process at its commit. Does
   * nothing if the route has reached the epoch.
   */
  default RouteUpdate changeStage(String module, Stage to, long epoch, Instant at) {
    var current = lock(module);
    if (current.epoch() >= epoch) {
      return new RouteUpdate(current.stage(), false);
    }
    update(module, to, epoch, at);
    notifyWatchers();
    return new RouteUpdate(current.stage(), true);
  }
}
