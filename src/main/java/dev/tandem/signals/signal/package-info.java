/** The signals: what each means, and what the evidence says about it. */
@NullMarked
package dev.tandem.signals.signal;

import org.jspecify.annotations.NullMarked;
