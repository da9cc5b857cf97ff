package dev.tandem.notifications.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who operates the platform. */
@Component
public class Operators {

  private final JdbcClient jdbc;

  Operators(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public List<UUID> all() {
    return jdbc.sql("select member_id from notifications.person where role = ? order by member_id")
        .param(Role.OPERATOR.name())
        .query(Rows.of(UUID.class))
        .list();
  }
}
