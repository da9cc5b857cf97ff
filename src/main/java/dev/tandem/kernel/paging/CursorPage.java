package dev.tandem.kernel.paging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that may be long, the newest first.
 *
 * @param page counted from 0; 0 if a cursor was given
 * @param total over all pages, counted up to {@value CursorPaging#COUNT_LIMIT}
 * @param more whether there are more than {@code total}
 * @param next the cursor of the page with older items; null if there are none
 * @param previous the cursor of the page with newer items; null if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CursorPage<T>(
    List<T> items,
    int page,
    int size,
    long total,
    boolean more,
    @Nullable String next,
    @Nullable String previous) {

  public CursorPage {
    items = List.copyOf(items);
  }

  /**
   * @param found one more than are shown, if there are as many; in the order in which they are
   *     read, the oldest first if the cursor leads to newer ones
   * @param counted up to {@link CursorPaging#COUNT_LIMIT} and one more
   * @param key the values that the list is sorted by
   */
  public static <T> CursorPage<T> of(
      List<T> found, CursorPaging paging, long counted, Function<T, List<?>> key) {
    var position = paging.position();
    boolean newer = position != null && position.newer();
    boolean others = found.size() > paging.size();
    var shown = others ? found.subList(0, paging.size()) : found;
    var items = newer ? shown.reversed() : shown;
    boolean olderExist = newer ? !items.isEmpty() : others;
    boolean newerExist = newer ? others : position != null || paging.page() > 0;
    return new CursorPage<>(
        items,
        paging.page(),
        paging.size(),
        Math.min(counted, CursorPaging.COUNT_LIMIT),
        counted > CursorPaging.COUNT_LIMIT,
        olderExist ? PageCursor.at(false, key.apply(items.getLast())).toText() : null,
        newerExist && !items.isEmpty()
            ? PageCursor.at(true, key.apply(items.getFirst())).toText()
            : null);
  }

  public <R> CursorPage<R> map(Function<T, R> mapping) {
    var mapped = items.stream().map(mapping).toList();
    return new CursorPage<>(mapped, page, size, total, more, next, previous);
  }
}
