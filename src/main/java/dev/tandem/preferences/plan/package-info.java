/**
 * Plans how what members chose on a former platform is migrated: never more mail than before, and
 * no row of the source without an account of what became of it.
 */
@NullMarked
package dev.tandem.preferences.plan;

import org.jspecify.annotations.NullMarked;
