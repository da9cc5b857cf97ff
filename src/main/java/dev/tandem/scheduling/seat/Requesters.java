package dev.tandem.scheduling.seat;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lets the requests of one member follow one another, so that their number can be bounded. */
@Component
public class Requesters {

  private final JdbcClient jdbc;

  Requesters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the member until the end of the transaction. */
  public void lock(UUID member) {
    jdbc.sql(
            """
            insert into scheduling.requester (member_id) values (?)
            on conflict (member_id) do update set member_id = excluded.member_id
            """)
        .param(member)
        .update();
  }
}
