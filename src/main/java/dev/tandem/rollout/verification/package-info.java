/**
 * Compares a module's tables in two databases by row hashes, while the source may go on writing.
 */
@NullMarked
package dev.tandem.rollout.verification;

import org.jspecify.annotations.NullMarked;
