/**
 * Anytime-valid statistics: it may look after every observation, and a false alarm stays as rare as
 * promised over all looks together.
 */
@NullMarked
package dev.tandem.signals.judge;

import org.jspecify.annotations.NullMarked;
