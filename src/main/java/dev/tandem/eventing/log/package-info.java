/**
 * Appends published events to partitions in commit order, and reads them back by cursor. Start with
 * {@link dev.tandem.eventing.log.EventLog} and {@link dev.tandem.eventing.log.Cursors}.
 */
@NullMarked
package dev.tandem.eventing.log;

import org.jspecify.annotations.NullMarked;
