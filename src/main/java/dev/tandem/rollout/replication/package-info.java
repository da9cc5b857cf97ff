/**
 * Replicates a module's tables between two PostgreSQL databases with logical replication, in both
 * directions.
 */
@NullMarked
package dev.tandem.rollout.replication;

import org.jspecify.annotations.NullMarked;
