/**
 * The databases in which a module may be live, and the module's tables as each of them has them.
 */
@NullMarked
package dev.tandem.rollout.database;

import org.jspecify.annotations.NullMarked;
