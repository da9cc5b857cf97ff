package dev.tandem.scheduling.process;

import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.scheduling.funding.PayerReinstated;
import dev.tandem.scheduling.funding.PayerSuspended;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Payers with an invoice past due or a payment that was taken back. The latest event counts,
 * whatever the order of arrival.
 */
@Component
class SuspendedPayers {

  private final JdbcClient jdbc;

  SuspendedPayers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @ApplicationModuleListener(id = "scheduling.suspend-payer")
  void on(PayerSuspended event) {
    save(event.memberId(), true, event);
  }

  @ApplicationModuleListener(id = "scheduling.reinstate-payer")
  void on(PayerReinstated event) {
    save(event.memberId(), false, event);
  }

  private void save(UUID member, boolean suspended, PublishedEvent event) {
    jdbc.sql(
            """
            insert into scheduling.payer (member_id, suspended, as_of) values (?, ?, ?)
            on conflict (member_id) do update
              set suspended = excluded.suspended, as_of = excluded.as_of
              where payer.as_of <= excluded.as_of
            """)
        .params(member, suspended, event.meta().occurredAt())
        .update();
  }
}
