package dev.tandem.acceptance.cutover;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the driver's ledger with what Tandem has, line by line. */
public final class ConsistencyAudit {

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

  /** Accepted, and not there as it was promised. */
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

  /** There, and never accepted, or there twice. */
  int countDuplicates() {
    var members = "where %s::text in (" + sqlList(journal.bookings().keySet()) + ")";
    var bookings =
        queryIds("select id::text from scheduling.booking " + members.formatted("mentee_id"));
    var packs = queryIds("select id::text from billing.pack " + members.formatted("member_id"));
    var twice =
        queryIds(
            """
            select subject::text from billing.entry join billing.payment on booking_id = subject
            where account = 'booking:escrow' and mentee_id::text in (%s)
            group by subject having sum(credit) > 1500
            """
                .formatted(sqlList(journal.bookings().keySet())));
    return addUnaccepted("booking", bookings, journal.bookings())
        + addUnaccepted("pack", packs, journal.packs())
        + addFindings("payment twice", twice)
        + countWrongCredits();
  }

  /** Credits are bought by 1.00 EUR each time, so that every pack shows in the sum. */
  private int countWrongCredits() {
    var kept = new HashMap<String, Long>();
    queryRows(
            """
            select subject::text, sum(credit - debit)::text from billing.entry
            where account = 'member:credits' group by subject
            """)
        .forEach(it -> kept.put(it.get(0), Long.parseLong(it.get(1))));
    int wrong = 0;
    for (var it : journal.packs().entrySet()) {
      long expected = 100L * it.getValue().size();
      long found = kept.getOrDefault(it.getKey(), 0L);
      if (found != expected) {
        findings.add("credits of %s: %d, not %d".formatted(it.getKey(), found, expected));
        wrong += (int) Math.max(1, Math.abs(found - expected) / 100);
      }
    }
    return wrong;
  }

  /**
   * Events that a module published where it was not live in their epoch, as the history of its
   * route tells, or after a later epoch had begun there.
   */
  int countStaleEpochEvents(String module, String service) {
    var away =
        queryIds(
            "select epoch::text from rollout.history where to_stage = 'AWAY' and module = '%s'"
                .formatted(module));
    return countStaleEpochEvents(module, homeUrl, it -> !away.contains(it))
        + countStaleEpochEvents(module, service, away::contains);
  }

  private int countStaleEpochEvents(String module, String side, Predicate<String> isLive) {
    var late = new HashSet<String>();
    queryRows(
            side,
            """
            select event_id::text, epoch::text,
                   (epoch < max(epoch) over (partition by partition order by segment, position))::text
              from eventing.event_log where starts_with(name, '%s.') and target_module is null
            """
                .formatted(module))
        .stream()
        .filter(it -> !isLive.test(it.get(1)) || Boolean.parseBoolean(it.get(2)))
        .forEach(it -> late.add(it.get(0) + " in epoch " + it.get(1)));
    return addFindings("old epoch of " + module, late);
  }

  /** Numbers that are missing in the series of invoices. */
  int countInvoiceGaps() {
    return Integer.parseInt(
        queryRows(
                """
                select (count(distinct number) <> max(substr(number, 3)::bigint))::int::text
                from billing.document where number like 'T-%'
                """)
            .getFirst()
            .getFirst());
  }

  private int addMissing(
      String what, Map<String, ? extends Iterable<String>> accepted, Set<String> there) {
    var missing = allIds(accepted).filter(it -> !there.contains(it)).collect(Collectors.toSet());
    return addFindings("lost " + what, missing);
  }

  private int addUnaccepted(
      String what, Set<String> there, Map<String, ? extends Iterable<String>> accepted) {
    var known = allIds(accepted).collect(Collectors.toSet());
    var unknown = there.stream().filter(it -> !known.contains(it)).collect(Collectors.toSet());
    return addFindings("doubled " + what, unknown);
  }

  private static Stream<String> allIds(Map<String, ? extends Iterable<String>> accepted) {
    var all = new ArrayList<String>();
    accepted.values().forEach(its -> its.forEach(all::add));
    return all.stream();
  }

  private int addFindings(String what, Set<String> ids) {
    ids.stream().limit(20).forEach(it -> findings.add(what + " " + it));
    return ids.size();
  }

  private static String sqlList(Set<String> ids) {
    return ids.stream().map(it -> "'" + it + "'").collect(Collectors.joining(","));
  }

  private Set<String> queryIds(String sql) {
    return queryRows(sql).stream().map(it -> it.get(0)).collect(Collectors.toSet());
  }

  private List<List<String>> queryRows(String sql) {
    return queryRows(homeUrl, sql);
  }

  public static List<List<String>> queryRows(String url, String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<String>>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
