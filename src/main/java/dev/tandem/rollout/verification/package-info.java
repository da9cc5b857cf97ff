/**
 * Compares a module's tables in two databases by row hashes, while the source may still be written.
 */
@NullMarked
package dev.tandem.rollout.verification;

import org.jspecify.annotations.NullMarked;
