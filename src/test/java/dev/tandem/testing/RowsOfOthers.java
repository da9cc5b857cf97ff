package dev.tandem.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.memberdata.ErasureRule;
import dev.tandem.access.memberdata.PersonalDataInventory;
import dev.tandem.access.memberdata.PersonalTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * All rows of a module that are not about a member, to the byte, to be compared with later ones.
 */
public final class RowsOfOthers {

  private RowsOfOthers() {}

  /**
   * Erases, and compares the rows before and after in one snapshot of the database, so that nothing
   * counts that goes on beside it.
   */
  public static <T> T stay(
      TransactionTemplate transaction,
      JdbcClient jdbc,
      String module,
      UUID member,
      Supplier<T> erasure) {
    Deliveries.awaitAll(jdbc);
    var snapshot =
        new TransactionTemplate(requireNonNull(transaction.getTransactionManager()), transaction);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return requireNonNull(
        snapshot.execute(_ -> {
          var before = current(jdbc, module, member);
          var report = erasure.get();
          assertThat(current(jdbc, module, member)).isEqualTo(before);
          return report;
        }));
  }

  /**
   * By table; without those in which an erasure itself is recorded. Waits until events that were
   * published before have been handled, as they change rows, too.
   */
  public static Map<String, List<String>> read(JdbcClient jdbc, String module, UUID member) {
    Deliveries.awaitAll(jdbc);
    return current(jdbc, module, member);
  }

  private static Map<String, List<String>> current(JdbcClient jdbc, String module, UUID member) {
    var inventory = PersonalDataInventory.of(module);
    var rows = new TreeMap<String, List<String>>();
    for (var table : inventory.tables()) {
      if (!table.table().equals("erased_member")) {
        rows.put(table.table(), rows(jdbc, module, table.table(), condition(table), member));
      }
    }
    inventory
        .others()
        .keySet()
        .forEach(table -> rows.put(table, rows(jdbc, module, table, "false", member)));
    return rows;
  }

  private static String condition(PersonalTable table) {
    return switch (table.erasure()) {
      case ErasureRule.Deleted(var rows) -> rows;
      case ErasureRule.Pseudonymised rule -> rule.rows();
      case ErasureRule.Otherwise _ -> "false";
    };
  }

  private static List<String> rows(
      JdbcClient jdbc, String module, String table, String condition, UUID member) {
    return jdbc.sql(
            "select t::text from %s.%s t where not coalesce((%s), false) order by 1"
                .formatted(module, table, condition))
        .param("member", member)
        .query(String.class)
        .list();
  }
}
