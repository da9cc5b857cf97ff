/**
 * Refuses state that outlives the call and lies in no bean and no table; begin with StateChecks.
 */
@NullMarked
package dev.tandem.readiness.rules.state;

import org.jspecify.annotations.NullMarked;
