package dev.tandem.billing.cohort;

import dev.tandem.billing.events.AccountPastDue;
import dev.tandem.billing.payer.PayerSuspensions;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.PublishedEvent;
import dev.tandem.kernel.persistence.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cohorts whose mentees cannot book, since an invoice was not paid after all reminders. */
@Component
public class PastDueCohorts {

  private final JdbcClient jdbc;
  private final PayerSuspensions suspensions;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  PastDueCohorts(
      JdbcClient jdbc,
      PayerSuspensions suspensions,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.jdbc = jdbc;
    this.suspensions = suspensions;
    this.publisher = publisher;
    this.clock = clock;
  }

  public boolean contains(UUID cohort) {
    return jdbc.sql("select id from billing.cohort where id = ? and past_due_since is not null")
        .param(cohort)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /** Tells the mentees, unless the cohort was past due already. */
  void add(UUID cohort, String invoice) {
    int added =
        jdbc.sql(
                """
                insert into billing.cohort (id, past_due_since) values (?, ?)
                on conflict (id) do update set past_due_since = excluded.past_due_since
                where cohort.past_due_since is null\
                """)
            .params(cohort, clock.instant())
            .update();
    if (added == 1) {
      menteesOf(cohort)
          .forEach(member -> publish(new AccountPastDue(metaAbout(member), member, invoice)));
    }
  }

  /** Tells the mentees if no invoice remains that was not paid after so many reminders. */
  void removeIfPaid(UUID cohort, int reminders) {
    int removed =
        jdbc.sql(
                """
                update billing.cohort set past_due_since = null
                where id = ? and past_due_since is not null and not exists (
                  select from billing.document
                  where cohort_id = cohort.id and paid_at is null and credited < total
                  and reminders = ?)\
                """)
            .params(cohort, reminders)
            .update();
    if (removed == 1) {
      menteesOf(cohort).forEach(suspensions::announceRecovery);
    }
  }

  /** Credit notes may have settled what a cohort owed. */
  void removeSettled(int reminders) {
    jdbc.sql("select id from billing.cohort where past_due_since is not null")
        .query(Rows.of(UUID.class))
        .list()
        .forEach(cohort -> removeIfPaid(cohort, reminders));
  }

  private List<UUID> menteesOf(UUID cohort) {
    return jdbc.sql(
            """
            select member_id from billing.cohort_mentee where cohort_id = ?
            union select member_id from billing.document where cohort_id = ?\
            """)
        .params(cohort, cohort)
        .query(Rows.of(UUID.class))
        .list();
  }

  private EventMetadata metaAbout(UUID member) {
    return EventMetadata.about(member, clock.millis(), clock.instant());
  }

  private void publish(PublishedEvent event) {
    publisher.publishEvent(event);
  }
}
