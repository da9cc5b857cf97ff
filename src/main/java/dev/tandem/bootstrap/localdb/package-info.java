/** Runs an embedded PostgreSQL on a local data directory when no database is configured. */
@NullMarked
package dev.tandem.bootstrap.localdb;

import org.jspecify.annotations.NullMarked;
