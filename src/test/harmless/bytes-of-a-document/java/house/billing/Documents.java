package house.billing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class Documents {
  private static final byte[] HEADER = {0x25, 0x50};
  private final JdbcClient jdbc;

  Documents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean isPdf(byte[] document) {
    return document[0] == HEADER[0] && document[1] == HEADER[1];
  }

  boolean isKnown(UUID id) {
    return jdbc.sql("select exists (select from billing.invoice where id = cast(:id as uuid))")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
