package dev.tandem.rollout.erasure;

import dev.tandem.access.memberdata.MemberErasureCompleted;
import dev.tandem.access.memberdata.MemberErasureRequested;
import java.util.UUID;
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
  void on(MemberErasureRequested event) {
    forget(event.memberId());
  }

  @ApplicationModuleListener(id = "rollout.forgets-named-accounts-again")
  void on(MemberErasureCompleted event) {
    forget(event.memberId());
  }

  private void forget(UUID member) {
    jdbc.sql("delete from rollout.canary_account where member = ?").param(member).update();
  }
}
