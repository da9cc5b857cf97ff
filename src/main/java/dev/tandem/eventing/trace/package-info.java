/**
 * Carries a trace from who publishes an event to who handles it, across processes, retries and
 * restarts. Start with {@link dev.tandem.eventing.trace.EventSpans}.
 */
@NullMarked
package dev.tandem.eventing.trace;

import org.jspecify.annotations.NullMarked;
