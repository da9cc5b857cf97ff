package dev.tandem.faults;

import dev.tandem.testing.JdbcRows;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What the platform has in its database. */
record PlatformRecords(String url) {

  /** Those of the bookings that do not exist. */
  List<String> missing(Collection<String> bookings) {
    var found = JdbcRows.firstColumn(url, "select id::text from scheduling.booking");
    return bookings.stream().filter(it -> !found.contains(it)).toList();
  }

  List<String> stillHeld() {
    return JdbcRows.firstColumn(
        url, "select id::text from scheduling.booking where status = 'HELD'");
  }

  /** The bookings that are confirmed without one payment each, or paid without being confirmed. */
  List<String> wronglyPaid() {
    return JdbcRows.firstColumn(
        url,
        """
        select b.id::text from scheduling.booking b
          left join billing.gateway_order o
            on o.subject = b.id and o.operation = 'CAPTURE' and o.status = 'SUCCEEDED'
         group by b.id, b.status
        having count(o.key) <> case when b.status = 'CONFIRMED' then 1 else 0 end
        """);
  }

  /** The keys of the orders that were sent to the gateway and have no result. */
  List<String> unanswered() {
    return JdbcRows.firstColumn(
        url, "select key from billing.gateway_order where status in ('SENT', 'UNKNOWN')");
  }

  /** Those of the orders for which the gateway has been asked once, without a result. */
  List<String> notAskedAgain(Collection<String> keys) {
    return unanswered().stream()
        .filter(keys::contains)
        .filter(
            JdbcRows.firstColumn(url, "select key from billing.gateway_order where checks < 2")
                ::contains)
        .toList();
  }

  /** Those of the orders that the gateway has not carried out exactly once, under this key. */
  List<String> notCarriedOutOnce(Collection<String> keys) {
    return JdbcRows.firstColumn(
        url,
        """
        select o.key from billing.gateway_order o
          left join billing.simulated_operation s using (key)
         where o.key in (%s) and (o.status <> 'SUCCEEDED' or s.key is null
            or exists (select from billing.gateway_order other
                        where other.subject = o.subject and other.attempt > o.attempt))
        """
            .formatted(keys.stream().map(it -> "'" + it + "'").collect(Collectors.joining(","))));
  }
}
