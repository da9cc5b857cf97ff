package dev.tandem.billing.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.billing.BillingTests;
import dev.tandem.billing.payment.RandomBookingHistory;
import dev.tandem.billing.store.Accounts;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.testing.LoggedInAs;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@BillingTests
class ArrivedDecisionsTests {

  @Autowired ArrivedDecisions decisions;
  @Autowired Accounts accounts;
  @Autowired AdjustableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired MockMvc mvc;

  @Test
  void eachCommandThatArrivesIsDecidedAgainOnce() {
    long before = lastPosition();
    RandomBookingHistory.record(11, accounts, clock, transaction);

    var again = decisions.decideAfter(before);

    assertThat(again.different()).as(again.toString()).isZero();
    assertThat(again.decided()).isPositive();
    assertThat(again.through()).isGreaterThan(before);
    assertThat(again.decided())
        .isEqualTo(
            jdbc.sql("select count(*) from billing.decision where position > ? and position <= ?")
                .params(before, again.through())
                .query(Long.class)
                .single());
    long far = again.through() + 1_000_000;
    assertThat(decisions.decideAfter(far)).isEqualTo(DecidedAgain.nothing(far));
  }

  @Test
  void aDecisionThatIsAnotherHereIsAnExampleOfItsCommand() {
    long before = lastPosition();
    RandomBookingHistory.record(12, accounts, clock, transaction);
    transaction.executeWithoutResult(status -> {
      jdbc.sql(
              """
              update billing.decision set command = replace(command, '"amount":{"minor":6', '"amount":{"minor":7')
              where type = 'add-pack' and position > ?\
              """)
          .param(before)
          .update();

      var again = decisions.decideAfter(before);

      assertThat(again.different()).isOne();
      assertThat(again.commands())
          .filteredOn(it -> it.different() > 0)
          .singleElement()
          .satisfies(it -> {
            assertThat(it.type()).isEqualTo("add-pack");
            assertThat(it.examples().getFirst().what())
                .isEqualTo("pack-bought.amount.minor was 60000, is 70000");
          });
      status.setRollbackOnly();
    });
  }

  @Test
  void onlyOperatorsAndThePlatformMayAsk() throws Exception {
    var address = "/api/billing/decisions/again?after=" + lastPosition();

    mvc.perform(get(address).with(LoggedInAs.operator()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.different").value(0));
    mvc.perform(get(address).with(LoggedInAs.mentee(UUID.randomUUID())))
        .andExpect(status().isForbidden());
    mvc.perform(get("/api/billing/decisions/again?after=x").with(LoggedInAs.operator()))
        .andExpect(status().isBadRequest());
  }

  private long lastPosition() {
    return jdbc.sql("select coalesce(max(position), 0) from billing.decision")
        .query(Long.class)
        .single();
  }
}
