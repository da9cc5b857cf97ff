package dev.tandem.eventing.relay;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.kernel.persistence.Rows;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets which events were received when none of them can come again: they are older than any log
 * keeps them, and their sender has sent several batches since (decision 0018). Only the side on
 * which a module is live does so; its copy follows.
 */
@Component
public class InboxRetention {

  private static final Duration INTERVAL = Duration.ofHours(1);

  /** Far more than a batch of {@code tandem.eventing.batch}, on the other side, too. */
  private static final int KEPT_OF_EACH_SENDER = 5_000;

  private static final int DELETED_AT_ONCE = 10_000;

  private static final String SENDERS =
      """
      select distinct module, publisher, partition from eventing.inbox i
       where publisher <> ''
         and not exists (select from eventing.module_ownership o
                          where o.module = i.module and not o.writable)
      """;

  private static final String DELETE =
      """
      delete from eventing.inbox where (module, event_id) in (
        select module, event_id from eventing.inbox
         where module = :module and publisher = :publisher and partition = :partition
           and at < clock_timestamp() - :retention * interval '1 millisecond'
           and at < (select at from eventing.inbox
                      where module = :module and publisher = :publisher and partition = :partition
                      order by at desc offset :kept limit 1)
         order by at limit :limit)
      """;

  private final JdbcClient jdbc;
  private final Duration retention;
  private final int kept;
  private volatile long trimmedAt = System.nanoTime() - INTERVAL.toNanos();

  @Autowired
  InboxRetention(JdbcClient jdbc, EventingProperties properties) {
    this(jdbc, properties.log().retention().multipliedBy(2), KEPT_OF_EACH_SENDER);
  }

  /**
   * @param retention what is younger is kept
   * @param kept as many of the newest events of each sender, whatever their age
   */
  public InboxRetention(JdbcClient jdbc, Duration retention, int kept) {
    this.jdbc = jdbc;
    this.retention = retention;
    this.kept = kept;
  }

  private record Sender(String module, String publisher, int partition) {}

  /** Called more often than it is due. */
  public void trimWhenDue() {
    if (System.nanoTime() - trimmedAt >= INTERVAL.toNanos()) {
      trimmedAt = System.nanoTime();
      trim();
    }
  }

  public void trim() {
    for (var sender : jdbc.sql(SENDERS).query(Rows.of(Sender.class)).list()) {
      while (trim(sender) == DELETED_AT_ONCE) {}
    }
  }

  /** In a transaction of its own, so that nobody waits long for a row. */
  private int trim(Sender sender) {
    return jdbc.sql(DELETE)
        .param("module", sender.module())
        .param("publisher", sender.publisher())
        .param("partition", sender.partition())
        .param("retention", retention.toMillis())
        .param("kept", kept)
        .param("limit", DELETED_AT_ONCE)
        .update();
  }
}
