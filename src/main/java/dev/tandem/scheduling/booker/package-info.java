/** Where a mentee chooses a session type, a day and a time of a mentor. */
@NullMarked
package dev.tandem.scheduling.booker;

import org.jspecify.annotations.NullMarked;
