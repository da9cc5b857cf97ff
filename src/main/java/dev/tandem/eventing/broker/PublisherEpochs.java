package dev.tandem.eventing.broker;

import dev.tandem.eventing.log.PendingEvent;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The latest known epoch of each publishing module. Events of an earlier epoch come from a side
 * that was fenced since.
 */
class PublisherEpochs {

  private final JdbcClient jdbc;

  PublisherEpochs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** As of the running transaction. */
  KnownEpochs load() {
    var known = new HashMap<String, Long>();
    jdbc.sql(
            """
            select module, max(epoch) as epoch
              from (select module, epoch from eventing.publisher_epoch
                    union all select module, epoch from eventing.module_ownership) e
             group by module
            """)
        .query(row -> {
          known.put(row.getString("module"), row.getLong("epoch"));
        });
    return new KnownEpochs(known);
  }

  final class KnownEpochs {

    private final Map<String, Long> highestEpochs;

    private KnownEpochs(Map<String, Long> highestEpochs) {
      this.highestEpochs = highestEpochs;
    }

    /**
     * An event of a module to itself is handed over with it, so its epoch does not matter.
     *
     * @throws FencedPublisherException when a later epoch of its module has been seen
     */
    void requireCurrent(PendingEvent entry) {
      var publisher = entry.publisher();
      if (entry.epoch() == null || publisher.equals(entry.targetModule())) {
        return;
      }
      long epoch = entry.epoch();
      long seen = highestEpochs.getOrDefault(publisher, 0L);
      if (epoch < seen) {
        throw new FencedPublisherException(publisher, epoch, seen);
      }
      if (epoch > seen) {
        highestEpochs.put(publisher, epoch);
        save(publisher, epoch);
      }
    }
  }

  private void save(String publisher, long epoch) {
    jdbc.sql(
            """
            insert into eventing.publisher_epoch (module, epoch) values (?, ?)
            on conflict (module) do update
               set epoch = greatest(eventing.publisher_epoch.epoch, excluded.epoch)
            """)
        .params(publisher, epoch)
        .update();
  }

  /** The event was published in an earlier epoch. */
  static final class FencedPublisherException extends RuntimeException {

    FencedPublisherException(String publisher, long epoch, long seen) {
      super(
          "The event is of epoch %d, but %s is live in epoch %d or later."
              .formatted(epoch, publisher, seen));
    }
  }
}
