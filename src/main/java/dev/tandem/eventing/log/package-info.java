/** Appends published events to partitions in commit order, and reads them back by cursor. */
@NullMarked
package dev.tandem.eventing.log;

import org.jspecify.annotations.NullMarked;
