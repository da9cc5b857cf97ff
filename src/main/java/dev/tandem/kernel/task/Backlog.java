package dev.tandem.kernel.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits.
 *
 * @param count at most {@value #COUNT_LIMIT} and one more
 * @param oldest since when the oldest of them waits; absent if nothing does
 */
record Backlog(long count, @Nullable Instant oldest) {

  static final int COUNT_LIMIT = 1_000;
}
