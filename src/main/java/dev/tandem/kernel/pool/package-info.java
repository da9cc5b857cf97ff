/**
 * Divides the database connections between requests, sign-in and background work, limits how long
 * anything waits for the database, and notices when it does not answer. Start with {@link
 * dev.tandem.kernel.pool.ConnectionPools}.
 */
@NullMarked
package dev.tandem.kernel.pool;

import org.jspecify.annotations.NullMarked;
