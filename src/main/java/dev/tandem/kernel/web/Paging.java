package dev.tandem.kernel.web;

import org.springdoc.core.annotations.ParameterObject;

/**
 * The page of a list that is requested; a controller argument, bound from {@code ?page=&size=}.
 *
 * @param page from 0; 0 if absent
 * @param size 1 to 100; 20 if absent
 */
@ParameterObject
public record Paging(int page, int size) {

  public static final Paging FIRST = new Paging(0, 20);

  public Paging {
    if (page < 0 || page > 1_000_000 || size < 1 || size > 100) {
      throw Problem.malformed("page must be at least 0, and size between 1 and 100.");
    }
  }

  public long offset() {
    return (long) page * size;
  }
}
