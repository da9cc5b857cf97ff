package dev.tandem.recommendations.search;

import dev.tandem.kernel.paging.PageCursor;
import dev.tandem.kernel.web.Problem;
import dev.tandem.recommendations.MentorId;
import java.util.Comparator;
import java.util.List;

/** The place of a mentor in an order, the smallest first. */
record SortKey(long first, long second, MentorId mentor) implements Comparable<SortKey> {

  private static final Comparator<SortKey> ORDER =
      Comparator.comparingLong(SortKey::first)
          .thenComparingLong(SortKey::second)
          .thenComparing(SortKey::mentor);

  @Override
  public int compareTo(SortKey other) {
    return ORDER.compare(this, other);
  }

  List<Object> toCursor(SortOrder order) {
    return List.of(order.key(), first, second, mentor.value());
  }

  /**
   * @throws Problem 400 for a cursor of another order
   */
  static SortKey of(PageCursor cursor, SortOrder order) {
    if (!cursor.name(0).equals(order.key())) {
      throw Problem.malformed("cursor belongs to another sort; leave it out for the first page.");
    }
    return new SortKey(cursor.number(1), cursor.number(2), new MentorId(cursor.uuid(3)));
  }
}
