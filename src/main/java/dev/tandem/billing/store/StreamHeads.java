package dev.tandem.billing.store;

import dev.tandem.billing.account.StreamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The heads of all histories, one row each, which is the account's lock. */
@Component
class StreamHeads {

  private final JdbcClient jdbc;

  StreamHeads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the head until the transaction ends; inserts a head that is missing. */
  StreamHead lock(StreamId stream) {
    jdbc.sql(
            "insert into billing.stream (id, version, hash) values (?, 0, '') on conflict do nothing")
        .params(stream.value())
        .update();
    return jdbc.sql("select version, hash from billing.stream where id = ? for update")
        .params(stream.value())
        .query(StreamHead.class)
        .single();
  }

  void update(StreamId stream, StreamHead head) {
    jdbc.sql("update billing.stream set version = ?, hash = ? where id = ?")
        .params(head.version(), head.hash(), stream.value())
        .update();
  }
}
