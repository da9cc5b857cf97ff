package dev.tandem.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.billing.PaymentGateway.Operation;
import dev.tandem.kernel.money.Money;
import dev.tandem.kernel.time.TravellingClock;
import dev.tandem.scheduling.events.FundingKind;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Any permutation and duplication of the same webhooks ends in the same state. */
@BillingTests
class WebhookTests {

  @Autowired Webhooks webhooks;
  @Autowired WebhookSignature signature;
  @Autowired RecordedAccounts accounts;
  @Autowired MentorMoney mentors;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired TravellingClock clock;
  @Autowired JdbcClient jdbc;

  Life life;

  @BeforeEach
  void setUp() {
    clock.comeHome();
    life = new Life(new Life.World(publisher, transaction, clock, jdbc));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pending succeeded lost",
        "pending lost succeeded",
        "succeeded pending lost",
        "succeeded lost pending",
        "lost pending succeeded",
        "lost succeeded pending",
        "lost lost succeeded pending succeeded"
      })
  void aDisputedChargeEndsTheSame(String order) {
    life.held(FundingKind.CARD, "slow").until("REQUESTED");
    await().until(() -> status().equals("PENDING"));

    for (String word : order.split(" ")) {
      var type = word.equals("lost") ? "dispute.lost" : "capture." + word;
      receive(type, GatewayOrder.key(life.booking, Operation.CAPTURE, 1));
    }

    assertThat(status()).isEqualTo("CHARGED_BACK");
    assertThat(life.moved(Account.CLEARING)).isZero();
    assertThat(life.moved(Account.BAD_DEBT)).isEqualTo(11_900);
    assertThat(life.escrow()).isEqualTo(11_900);
  }

  private String status() {
    return jdbc.sql("select status from billing.gateway_order where subject = ?")
        .param(life.booking)
        .query(String.class)
        .optional()
        .orElse("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"paid failed", "failed paid", "failed", "paid failed paid failed"})
  void aReturnedPayoutIsOwedAgainWhateverCameFirst(String order) {
    owe(5_000);
    var payout = sent();

    for (String word : order.split(" ")) {
      receive("payout." + word, GatewayOrder.key(payout, Operation.PAYOUT, 1));
    }

    assertThat(life.balance(Account.PAYABLE, life.mentor)).isEqualTo(5_000);
    assertThat(life.balance(Account.PAYOUT_TRANSIT, payout)).isZero();
  }

  private void owe(long minor) {
    var earn =
        new MentorCommand.Earn(
            life.mentor, life.booking, Money.of(minor, "EUR"), clock.instant(), false);
    transaction.executeWithoutResult(_ -> {
      accounts.ask(StreamId.mentor(life.mentor, "EUR"), Deciders.MENTOR, earn);
      mentors.release(life.mentor, "EUR", life.booking);
    });
  }

  private UUID sent() {
    transaction.executeWithoutResult(
        _ -> mentors.payOut(life.mentor, "EUR", LocalDate.of(2026, 3, 9)));
    return jdbc.sql("select id from billing.payout where mentor_id = ?")
        .param(life.mentor)
        .query(UUID.class)
        .single();
  }

  @Test
  void aMessageAboutAnOrderOfNobodyIsKeptAndHasNoEffect() {
    receive("capture.succeeded", "none:capture:1");

    List<Boolean> applied =
        jdbc.sql("select applied_at is not null from billing.webhook where event_id = ?")
            .param("capture.succeeded-none:capture:1")
            .query(Boolean.class)
            .list();
    assertThat(applied).containsExactly(true);
  }

  /** Each message twice. */
  private void receive(String type, String key) {
    var body =
        """
        {"id": "%s-%s", "type": "%s", "key": "%s", "reason": "account closed"}\
        """
            .formatted(type, key, type, key)
            .getBytes(StandardCharsets.UTF_8);
    for (int copy = 0; copy < 2; copy++) {
      webhooks.receive("simulated", body, signature.sign(body, clock.instant()));
    }
  }
}
