package dev.tandem.rollout.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The routes of the extractable modules. */
public interface Routes extends Repository<ModuleRoute, String> {

  @Query(value = RouteRows.SELECT + "order by module", rowMapperClass = RouteRowMapper.class)
  List<ModuleRoute> findAll();

  @Query(value = RouteRows.SELECT + "where module = :module", rowMapperClass = RouteRowMapper.class)
  Optional<ModuleRoute> find(String module);

  /** Locks the route until the transaction ends. */
  @Query(
      value = RouteRows.SELECT + "where module = :module for update of r",
      rowMapperClass = RouteRowMapper.class)
  ModuleRoute lock(String module);

  @Modifying
  @Query(
      """
      update rollout.route set stage = :stage, epoch = :epoch, since = :since
      where module = :module
      """)
  void update(String module, Stage stage, long epoch, Instant since);

  @Modifying
  @Query("update rollout.route set share = :share, until = :until where module = :module")
  void updateCanary(String module, int share, @Nullable Instant until);

  @Modifying
  @Query("delete from rollout.canary_account where module = :module")
  void deleteAccounts(String module);

  @Modifying
  @Query(
      "insert into rollout.canary_account (module, member, included) values (:module, :member, :included)")
  void insertAccount(String module, UUID member, boolean included);

  /** Replaces the settings of the module's canary, which count while its stage is CANARY. */
  default void replaceCanary(String module, Canary canary) {
    updateCanary(module, canary.share().basisPoints(), canary.until());
    deleteAccounts(module);
    canary.included().forEach(unit -> insertAccount(module, UUID.fromString(unit), true));
    canary.exempted().forEach(unit -> insertAccount(module, UUID.fromString(unit), false));
  }

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
      return new RouteUpdate(current, false);
    }
    update(module, to, epoch, at);
    notifyWatchers();
    return new RouteUpdate(current, true);
  }
}
