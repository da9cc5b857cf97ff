package dev.tandem.access.memberdata;

import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what a module had to keep about former members, by the module's inventory, once its time
 * is over. The column {@code erased_member.removed_at} says of whom that is done.
 */
@Service
public class RetainedData {

  private static final Logger LOG = LoggerFactory.getLogger(RetainedData.class);

  /** Former members in one transaction. */
  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RetainedData(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Works off all whose time is over. The last table of the inventory comes first, so that one that
   * leads to others goes after them.
   *
   * @param period the longest for which the module keeps something of them
   */
  public void removeExpired(String module, RetentionPeriod period) {
    int members;
    do {
      members = transaction.execute(_ -> removeBatch(module, period));
    } while (members == BATCH);
  }

  private int removeBatch(String module, RetentionPeriod period) {
    var inventory = PersonalDataInventory.of(module);
    var expired = lockExpired(inventory.module(), period);
    for (var member : expired) {
      var removed = remove(inventory, member, period);
      LOG.info("Removed from {} what was kept of a former member: {}", module, removed);
    }
    return expired.size();
  }

  private List<ErasedRows> remove(
      PersonalDataInventory inventory, UUID member, RetentionPeriod period) {
    var removed = new ArrayList<ErasedRows>();
    var nobody = UUID.randomUUID();
    for (var table : inventory.tables().reversed()) {
      var statement = table.endingStatement(inventory.module(), period);
      if (!statement.isEmpty()) {
        var rows = jdbc.sql(statement).param("member", member).param("nobody", nobody).update();
        removed.add(new ErasedRows(table.table(), rows));
      }
    }
    removed.removeIf(it -> it.rows() == 0);
    return removed;
  }

  /** Those of whom it is not done yet; from now on it is, unless the transaction fails. */
  private List<UUID> lockExpired(String schema, RetentionPeriod period) {
    var now = clock.instant();
    return jdbc.sql(
            """
            update %s.erased_member set removed_at = :now where member_id in (
              select member_id from %s.erased_member
              where removed_at is null and erased_at < :latest
              order by erased_at limit :batch for update skip locked)
            returning member_id
            """
                .formatted(schema, schema))
        .param("now", now)
        .param("latest", period.latestErasure(now))
        .param("batch", BATCH)
        .query(Rows.of(UUID.class))
        .list();
  }
}
