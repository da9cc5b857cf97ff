package dev.tandem.billing.web;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import dev.tandem.billing.BillingTests;
import dev.tandem.testing.LoggedInAs;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** What each test writes is rolled back, so that it sees its own tasks alone. */
@BillingTests
@Transactional
class OpenTasksTests {

  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;

  final UUID member = UUID.randomUUID();

  @BeforeEach
  void nothingIsToDo() {
    jdbc.sql("delete from billing.chargeback").update();
    jdbc.sql("delete from billing.gateway_order").update();
    jdbc.sql("update billing.document set paid_at = now() where paid_at is null").update();
  }

  @Test
  void aPaymentThatABankHasTakenBackNeedsAnOperator() throws Exception {
    jdbc.sql("insert into billing.chargeback values (?, ?, 100, 'EUR', now() - interval '3 days')")
        .params(UUID.randomUUID(), member)
        .update();

    expectTask("1 payment that a bank has taken back</a>");
  }

  @Test
  void anInvoiceIsOverdueTheDayAfterItWasDue() throws Exception {
    insertDue(0);
    insertDue(-1);

    expectTask("1 overdue invoice</a> <span class=\"muted\">for ");
  }

  @Test
  void anOrderThatTheGatewayLeavesUnansweredNeedsAnOperator() throws Exception {
    jdbc.sql(
            """
            insert into billing.gateway_order (key, purpose, operation, subject, member_id, attempt,
              amount, currency, status, due_at, ordered_at)
            values (?, 'BOOKING', 'CAPTURE', ?, ?, 1, 1, 'EUR', 'UNKNOWN',
              now() + interval '1 day', now() - interval '20 minutes')
            """)
        .params("unanswered " + member, UUID.randomUUID(), member)
        .update();

    expectTask("1 payment order that the gateway has not answered</a>");
  }

  private void insertDue(int days) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into billing.document (id, kind, number, member_id, currency, total, vat,
              drafted_at, finalised_at, announced_at, due_on)
            values (?, 'INVOICE', ?, ?, 'EUR', 100, 16, now(), now(), now(),
              (now() at time zone 'UTC')::date + ?)
            """)
        .params(id, "T-" + id.toString().substring(0, 8), member, days)
        .update();
  }

  private void expectTask(String text) throws Exception {
    mvc.perform(get("/billing/fragments/tasks").with(LoggedInAs.operator()))
        .andExpect(content().string(containsString(text)));
  }
}
