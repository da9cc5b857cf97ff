package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.CannotReplicateException;
import dev.tandem.rollout.database.ModuleDatabase;
import org.springframework.dao.DataAccessException;

/** The links of a module in both directions, and what tells their state. */
record ReplicationLinks(
    ModuleDatabase source,
    ReplicationLink forward,
    ReplicationLink reverse,
    ReplicationMarker marker,
    ApplyErrorMonitor errors) {

  static ReplicationLinks between(String module, ModuleDatabase source, ModuleDatabase target) {
    var forward = new ReplicationLink(module, source, target);
    return new ReplicationLinks(
        source,
        forward,
        new ReplicationLink(module, target, source),
        new ReplicationMarker(module, source, target),
        new ApplyErrorMonitor(forward, source, target));
  }

  /**
   * @throws CannotReplicateException when the subscription is disabled or fails again and again
   */
  boolean isCopyComplete() {
    try {
      source.queryOne(Boolean.class, "select true");
    } catch (DataAccessException e) {
      errors.reset();
      throw e;
    }
    var status = forward.status();
    errors.check(status);
    return status.isCopyComplete();
  }

  /** Removes both; when the first cannot be removed, the second is all the same. */
  void drop() {
    try {
      forward.drop();
    } finally {
      reverse.drop();
    }
  }
}
