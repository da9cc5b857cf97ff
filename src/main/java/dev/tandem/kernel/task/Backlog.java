package dev.tandem.kernel.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much waits, as one statement counts it.
 *
 * @param count at most {@value #COUNT_LIMIT} and one more, so that the statement reads no more rows
 * @param oldest since when the oldest of them waits; absent if nothing does
 */
public record Backlog(long count, @Nullable Instant oldest) {

  public static final int COUNT_LIMIT = 1_000;

  /** The limit of the statement that counts. */
  public static final int MOST = COUNT_LIMIT + 1;
}
