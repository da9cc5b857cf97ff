package dev.tandem.rollout.mirror;

import dev.tandem.eventing.ownership.OwnedRows;
import dev.tandem.rollout.database.DatabasePair;
import dev.tandem.rollout.database.ModuleDatabases;
import dev.tandem.rollout.replication.ModuleReplication;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.Side;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until the copy of a module has everything that the live side had committed when the wait
 * began. Those who wait at the same time for the same copy wait for one marker.
 */
class CopyCatchUp implements PairComparison.Copies {

  private static final Logger LOG = LoggerFactory.getLogger(CopyCatchUp.class);

  private final ModuleDatabases databases;
  private final RolloutProperties services;
  private final MirrorProperties settings;
  private final Map<String, Copy> copies = new ConcurrentHashMap<>();

  CopyCatchUp(ModuleDatabases databases, RolloutProperties services, MirrorProperties settings) {
    this.databases = databases;
    this.services = services;
    this.settings = settings;
  }

  /** Does nothing if the platform does not know the database of the copy. */
  @Override
  public boolean await(String module, Side liveSide) {
    if (!isKnown(module)) {
      return true;
    }
    return copies
        .computeIfAbsent(module + " " + liveSide, key -> new Copy(replication(module, liveSide)))
        .await(System.nanoTime());
  }

  @Override
  public boolean isKnown(String module) {
    return services.service(module).filter(it -> it.database() != null).isPresent();
  }

  private ModuleReplication replication(String module, Side liveSide) {
    DatabasePair pair = databases.pairOf(module);
    return new ModuleReplication(
        module,
        pair.at(liveSide),
        pair.at(liveSide.other()),
        OwnedRows.of(module),
        database -> pair.isLive(module, database));
  }

  private final class Copy {

    private final ModuleReplication replication;
    private long caughtUpTo = System.nanoTime() - 1;

    Copy(ModuleReplication replication) {
      this.replication = replication;
    }

    synchronized boolean await(long position) {
      if (caughtUpTo - position > 0) {
        return true;
      }
      long begun = System.nanoTime();
      try {
        boolean caughtUp = replication.catchUp(settings.catchUpTimeout());
        if (caughtUp) {
          caughtUpTo = begun;
        }
        return caughtUp;
      } catch (RuntimeException e) {
        LOG.debug("The copy cannot be waited for", e);
        return false;
      }
    }
  }
}
