package dev.tandem.acceptance.cutover;

import dev.tandem.testing.JdbcRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the journal of the traffic with the databases, row by row. */
final class ConsistencyAudit {

  private final TrafficJournal journal;
  private final String homeUrl;
  private final List<String> findings = new ArrayList<>();

  ConsistencyAudit(TrafficJournal journal, String homeUrl) {
    this.journal = journal;
    this.homeUrl = homeUrl;
  }

  List<String> findings() {
    return findings;
  }

  /** Counts accepted writes that are missing, or not in the accepted state. */
  int countLost() {
    var bookings = queryIds("select id::text from scheduling.booking where status = 'CONFIRMED'");
    var packs = queryIds("select id::text from billing.pack where status = 'ACTIVE'");
    var paid =
        queryIds(
            """
            select subject::text from billing.entry where account = 'booking:escrow'
            group by subject having sum(credit - debit) = 1500
            """);
    return addMissing("booking", journal.bookings(), bookings)
        + addMissing("pack", journal.packs(), packs)
        + addMissing("payment", journal.bookings(), paid);
  }

  /** Counts rows that were never accepted, or exist twice. */
  int countDuplicates() {
    var members = "where %s::text in (" + sqlList(journal.bookings().keySet()) + ")";
    var bookings =
        queryIds("select id::text from scheduling.booking " + members.formatted("mentee_id"));
    var packs = queryIds("select id::text from billing.pack " + members.formatted("member_id"));
    var duplicates =
        queryIds(
            """
            select subject::text from billing.entry join billing.payment on booking_id = subject
            where account = 'booking:escrow' and mentee_id::text in (%s)
            group by subject having sum(credit) > 1500
            """
                .formatted(sqlList(journal.bookings().keySet())));
    return addUnaccepted("booking", bookings, journal.bookings())
        + addUnaccepted("pack", packs, journal.packs())
        + addFindings("duplicate payment", duplicates)
        + countWrongCredits();
  }

  /** Each pack costs 1.00 EUR, so a lost or duplicated pack shows in the balance. */
  private int countWrongCredits() {
    var balances = new HashMap<String, Long>();
    queryRows(
            """
            select subject::text, sum(credit - debit)::text from billing.entry
            where account = 'member:credits' group by subject
            """)
        .forEach(row -> balances.put(row.get(0), Long.parseLong(row.get(1))));
    int wrong = 0;
    for (var packs : journal.packs().entrySet()) {
      long expected = 100L * packs.getValue().size();
      long found = balances.getOrDefault(packs.getKey(), 0L);
      if (found != expected) {
        findings.add("credits of %s: %s, not %s".formatted(packs.getKey(), found, expected));
        wrong += (int) Math.max(1, Math.abs(found - expected) / 100);
      }
    }
    return wrong;
  }

  /**
   * Counts events that a module published where, by the history of its route, it was not live in
   * the events' epoch, or after a later epoch had begun there.
   */
  int countStaleEpochEvents(String module, String serviceUrl) {
    var away =
        queryIds(
            "select epoch::text from rollout.history where to_stage = 'AWAY' and module = '%s'"
                .formatted(module));
    return countStaleEpochEvents(module, homeUrl, epoch -> !away.contains(epoch))
        + countStaleEpochEvents(module, serviceUrl, away::contains);
  }

  private int countStaleEpochEvents(String module, String url, Predicate<String> isLive) {
    var stale = new HashSet<String>();
    JdbcRows.query(
            url,
            """
            select event_id::text, epoch::text,
                   (epoch < max(epoch) over (partition by partition order by segment, position))::text
              from eventing.event_log where starts_with(name, '%s.') and target_module is null
            """
                .formatted(module))
        .stream()
        .filter(row -> !isLive.test(row.get(1)) || Boolean.parseBoolean(row.get(2)))
        .forEach(row -> stale.add(row.get(0) + " in epoch " + row.get(1)));
    return addFindings("old epoch of " + module, stale);
  }

  /** Counts the numbers that are missing in the series of invoices. */
  int countInvoiceGaps() {
    return Integer.parseInt(
        queryRows(
                """
                select (max(substr(number, 3)::bigint) - count(distinct number))::text
                from billing.document where number like 'T-%'
                """)
            .getFirst()
            .getFirst());
  }

  private int addMissing(
      String kind, Map<String, ? extends Iterable<String>> accepted, Set<String> found) {
    var missing = allIds(accepted).filter(it -> !found.contains(it)).collect(Collectors.toSet());
    return addFindings("lost " + kind, missing);
  }

  private int addUnaccepted(
      String kind, Set<String> found, Map<String, ? extends Iterable<String>> accepted) {
    var known = allIds(accepted).collect(Collectors.toSet());
    var unknown = found.stream().filter(it -> !known.contains(it)).collect(Collectors.toSet());
    return addFindings("duplicate " + kind, unknown);
  }

  private static Stream<String> allIds(Map<String, ? extends Iterable<String>> accepted) {
    var all = new ArrayList<String>();
    accepted.values().forEach(ids -> ids.forEach(all::add));
    return all.stream();
  }

  private int addFindings(String label, Set<String> ids) {
    ids.stream().limit(20).forEach(it -> findings.add(label + " " + it));
    return ids.size();
  }

  private static String sqlList(Set<String> ids) {
    return ids.stream().map(it -> "'" + it + "'").collect(Collectors.joining(","));
  }

  private Set<String> queryIds(String sql) {
    return queryRows(sql).stream().map(it -> it.get(0)).collect(Collectors.toSet());
  }

  private List<List<String>> queryRows(String sql) {
    return JdbcRows.query(homeUrl, sql);
  }
}
