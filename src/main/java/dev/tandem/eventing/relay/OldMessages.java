package dev.tandem.eventing.relay;

import dev.tandem.eventing.log.StoredPayloads;
import dev.tandem.kernel.persistence.Rows;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Encrypts personal values in messages of the broker that were kept by a release that did not:
 * those that wait for an earlier one, and those that were rejected.
 */
@Component
public class OldMessages {

  private final JdbcClient jdbc;
  private final StoredPayloads payloads;
  private final TransactionTemplate transaction;
  private final JsonMapper json = JsonMapper.shared();

  OldMessages(JdbcClient jdbc, StoredPayloads payloads, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.payloads = payloads;
    this.transaction = new TransactionTemplate(transactions);
  }

  private record WaitingRow(String queue, UUID eventId, String message) {}

  private record RejectedRow(UUID id, String body) {}

  public void encryptWaiting() {
    transaction.executeWithoutResult(status ->
        jdbc.sql(
                """
                select queue, event_id, message from eventing.inbox_pending
                 where message not like '%$encrypted%' for update skip locked
                """)
            .query(Rows.of(WaitingRow.class))
            .list()
            .forEach(this::encrypt));
  }

  private void encrypt(WaitingRow row) {
    if (json.readTree(row.message()) instanceof ObjectNode message) {
      var body = message.path("body").asString("");
      var encrypted = payloads.encrypt(message.path("type").asString(""), body);
      if (!encrypted.equals(body)) {
        save(row, message.put("body", encrypted));
      }
    }
  }

  private void save(WaitingRow row, ObjectNode message) {
    jdbc.sql("update eventing.inbox_pending set message = ? where queue = ? and event_id = ?")
        .params(json.writeValueAsString(message), row.queue(), row.eventId())
        .update();
  }

  /**
   * A body does not say what it is, so it is compared with the events that have personal values.
   *
   * @return whether there are more
   */
  public boolean encryptRejected(int limit) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          var rows =
              jdbc.sql(
                      """
                      select id, body from eventing.rejected_message where name is null
                       order by id limit ? for update skip locked
                      """)
                  .param(limit)
                  .query(Rows.of(RejectedRow.class))
                  .list();
          rows.forEach(this::encrypt);
          return rows.size() == limit;
        }));
  }

  private void encrypt(RejectedRow row) {
    var name = payloads.nameByComponents(row.body());
    jdbc.sql("update eventing.rejected_message set name = ?, body = ? where id = ?")
        .params(name, payloads.encryptOrRedact(name, row.body()), row.id())
        .update();
  }
}
