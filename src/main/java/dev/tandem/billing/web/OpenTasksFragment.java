package dev.tandem.billing.web;

import dev.tandem.kernel.task.TaskList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What an operator has to do about money: charge-backs, overdue invoices, orders without an answer.
 */
@Controller
class OpenTasksFragment {

  /** A gateway answers within seconds. */
  private static final Duration UNANSWERED = Duration.ofMinutes(15);

  private final JdbcClient jdbc;
  private final Clock clock;

  OpenTasksFragment(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @GetMapping("/billing/fragments/tasks")
  @PreAuthorize("hasRole('OPERATOR')")
  String show(Model model) {
    var now = clock.instant();
    return TaskList.asOf(now)
        .add(
            takenBack(),
            "payment that a bank has taken back",
            "payments that banks have taken back",
            "/billing/invoices")
        .add(overdue(now), "overdue invoice", "overdue invoices", "/billing/invoices?unpaid=true")
        .add(
            unanswered(now),
            "payment order that the gateway has not answered",
            "payment orders that the gateway has not answered",
            "/billing/ledger")
        .show(model);
  }

  private StatementSpec takenBack() {
    return jdbc.sql(
            """
            select count(*) as count, min(at) as oldest from (
              select at from billing.chargeback where closed_at is null
               order by at limit ?) open
            """)
        .params(TaskList.MOST_COUNTED);
  }

  private StatementSpec overdue(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, (min(due_on) + 1)::timestamp at time zone 'UTC' as oldest from (
              select due_on from billing.document
               where due_on < ? and kind = 'INVOICE' and number is not null
                 and paid_at is null and credited < total
               order by due_on limit ?) overdue
            """)
        .params(LocalDate.ofInstant(now, ZoneOffset.UTC), TaskList.MOST_COUNTED);
  }

  private StatementSpec unanswered(Instant now) {
    return jdbc.sql(
            """
            select count(*) as count, min(ordered_at) as oldest from (
              select ordered_at from billing.gateway_order
               where status in ('SENT', 'UNKNOWN', 'PENDING') and ordered_at < ?
               order by ordered_at limit ?) unanswered
            """)
        .params(now.minus(UNANSWERED), TaskList.MOST_COUNTED);
  }
}
