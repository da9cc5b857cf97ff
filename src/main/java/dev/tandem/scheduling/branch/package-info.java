/** What operators see and set of the branches of scheduling, and what they report. */
@NullMarked
package dev.tandem.scheduling.branch;

import org.jspecify.annotations.NullMarked;
