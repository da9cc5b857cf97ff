package dev.tandem.scheduling.booking;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that may be long (decision 0147). It is followed by its cursor to any depth;
 * by number only as far as it is counted.
 *
 * @param page counted from 0; 0 after a cursor
 * @param total over all pages, at most {@link #COUNTED}
 * @param more whether there are more than {@code total}
 * @param next asks for the page after this one, as {@code after}; null on the last one
 */
public record CursorPage<T>(
    List<T> items, int page, int size, long total, boolean more, @Nullable String next) {

  public static final int COUNTED = 1_000;

  /**
   * @param items one more than the page has, if there are so many
   * @param counted what was counted, up to one more than {@link #COUNTED}
   */
  public static <T> CursorPage<T> of(
      List<T> items, int page, int size, long counted, Function<T, String> cursorOf) {
    var shown = items.subList(0, Math.min(size, items.size()));
    return new CursorPage<>(
        List.copyOf(shown),
        page,
        size,
        Math.min(counted, COUNTED),
        counted > COUNTED,
        items.size() > size ? cursorOf.apply(shown.getLast()) : null);
  }

  public static <T> CursorPage<T> empty(Paging paging) {
    return new CursorPage<>(List.of(), paging.page(), paging.size(), 0, false, null);
  }

  /**
   * How many items to leave out for a page that is asked for by its number.
   *
   * @throws Problem 400 beyond what is counted
   */
  public static long offset(Paging paging) {
    if (paging.offset() > COUNTED) {
      throw Problem.malformed(
          "A page this far back is not found by its number. Follow next with after, from page to page.");
    }
    return paging.offset();
  }

  public <R> CursorPage<R> map(Function<T, R> mapping) {
    return new CursorPage<>(items.stream().map(mapping).toList(), page, size, total, more, next);
  }
}
