package dev.tandem.kernel.paging;

import dev.tandem.kernel.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/**
 * The page of a list that may be long; a controller argument, bound from {@code
 * ?cursor=&page=&size=}.
 *
 * @param cursor the {@code next} or {@code previous} of another page; the first page if absent
 * @param page from 0, without a cursor only, and only within the first {@value #COUNT_LIMIT} items
 * @param size 1 to 100; 20 if absent
 */
@ParameterObject
public record CursorPaging(@Nullable String cursor, int page, int size) {

  /** How far a page can be asked for by its number, and how far items are counted. */
  public static final int COUNT_LIMIT = 1_000;

  public static final CursorPaging FIRST = new CursorPaging(null, 0, 20);

  public CursorPaging {
    if (page < 0 || size < 1 || size > 100) {
      throw Problem.malformed("page must be at least 0, and size between 1 and 100.");
    }
    if (page > 0 && cursor != null) {
      throw Problem.malformed("Give a cursor or a page, not both.");
    }
    if ((long) page * size > COUNT_LIMIT) {
      throw Problem.malformed("Further pages of this list are found by the cursor in next.");
    }
  }

  /** How many items are skipped from where the page begins. */
  public int offset() {
    return page * size;
  }

  /** One more than are shown, which tells whether there are others. */
  public int limit() {
    return size + 1;
  }

  public @Nullable PageCursor position() {
    return cursor == null ? null : PageCursor.parse(cursor);
  }
}
