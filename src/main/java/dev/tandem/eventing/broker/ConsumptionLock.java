package dev.tandem.eventing.broker;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Locks whether modules consume here, so that it cannot change while their events are stored. */
record ConsumptionLock(JdbcClient jdbc) {

  /** Locked until the transaction ends. */
  boolean isConsuming(String module) {
    return find(module)
        .orElseGet(() -> {
          jdbc.sql(
                  "insert into eventing.module_ownership (module) values (?) on conflict do nothing")
              .param(module)
              .update();
          return find(module).orElse(false);
        });
  }

  private Optional<Boolean> find(String module) {
    return jdbc.sql("select consuming from eventing.module_ownership where module = ? for share")
        .param(module)
        .query(Boolean.class)
        .optional();
  }
}
