package dev.tandem.eventing.broker;

import java.util.HashMap;
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
    return new KnownEpochs(known, this);
  }

  void save(String publisher, long epoch) {
    jdbc.sql(
            """
            insert into eventing.publisher_epoch (module, epoch) values (?, ?)
            on conflict (module) do update
               set epoch = greatest(eventing.publisher_epoch.epoch, excluded.epoch)
            """)
        .params(publisher, epoch)
        .update();
  }
}
