package dev.tandem.rollout.erasure;

import dev.tandem.eventing.publishing.PersonErasure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Removes members who leave from the accounts that operators chose for canaries. */
@Component
class NamedAccounts {

  private final JdbcClient jdbc;

  NamedAccounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "rollout.forgets-named-accounts")
  void on(PersonErasure event) {
    jdbc.sql("delete from rollout.canary_account where member = ?")
        .param(event.memberId())
        .update();
  }
}
