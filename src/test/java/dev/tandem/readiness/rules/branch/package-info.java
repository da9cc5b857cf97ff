/** Rule 11: a branch by abstraction has a date, and ends by it. */
@NullMarked
package dev.tandem.readiness.rules.branch;

import org.jspecify.annotations.NullMarked;
