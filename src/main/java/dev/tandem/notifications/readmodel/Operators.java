package dev.tandem.notifications.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.kernel.persistence.Rows;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns who operates the platform: those who followed an invitation for it. */
@Component
public class Operators {

  private final JdbcClient jdbc;

  Operators(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.learns-operators")
  void on(SignInCreated event) {
    if (event.role() == Role.OPERATOR) {
      jdbc.sql(
              """
              insert into notifications.person (member_id, role) values (?, ?)
              on conflict (member_id) do update set role = excluded.role
              """)
          .params(event.memberId(), event.role().name())
          .update();
    }
  }

  public List<UUID> all() {
    return jdbc.sql("select member_id from notifications.person where role = ? order by member_id")
        .param(Role.OPERATOR.name())
        .query(Rows.of(UUID.class))
        .list();
  }
}
