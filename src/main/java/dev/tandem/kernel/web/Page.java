package dev.tandem.kernel.web;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param page counted from 0
 * @param total over all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

  public static <T> Page<T> of(List<T> items, Paging paging, long total) {
    return new Page<>(items, paging.page(), paging.size(), total);
  }

  /** Cuts a page out of a list that is completely in memory. */
  public static <T> Page<T> slice(List<T> all, Paging paging) {
    var items = all.stream().skip(paging.offset()).limit(paging.size()).toList();
    return of(items, paging, all.size());
  }

  /** The number of the last page; 0 also when there is nothing. */
  public long lastPage() {
    return Math.max(0, (total - 1) / size);
  }

  public <R> Page<R> map(Function<T, R> mapping) {
    return new Page<>(items.stream().map(mapping).toList(), page, size, total);
  }
}
