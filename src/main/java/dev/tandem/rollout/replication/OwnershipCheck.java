package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;

/** Tells whether the module is live in a database; asked before its rows there are deleted. */
public interface OwnershipCheck {

  boolean isLive(ModuleDatabase database);
}
