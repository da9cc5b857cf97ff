package dev.tandem.notifications.readmodel;

import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.eventing.publishing.FromTheStart;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns who operates the platform: those who followed an invitation for it. */
@Component
class OperatorListener {

  private final JdbcClient jdbc;

  OperatorListener(JdbcClient jdbc) {
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
}
