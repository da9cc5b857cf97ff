package dev.tandem.rollout.facade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Reads of an account in a canary; the slot stands for the service that follows home. */
class CanaryFilterTests extends FacadeFixture {

  private static final String PATH = "/api/recommendations/local";
  private static final String SLOT = "tandem_recommendations_canary_tests";

  @Autowired JdbcConnectionDetails database;

  /** The module's own role may not use slots. */
  private JdbcClient server() {
    var url = database.getJdbcUrl().replaceFirst("\\?.*", "");
    return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
  }

  @BeforeEach
  void theOperatorIsInTheCanary() throws Exception {
    SERVICE.start();
    SERVICE.script = (request, out) -> answer(out, "200 OK");
    SERVICE.requests.clear();
    server()
        .sql("select pg_create_logical_replication_slot(?, 'pgoutput')")
        .param(SLOT)
        .query()
        .listOfRows();
    jdbc.sql("insert into rollout.canary_account values ('recommendations', ?::uuid, true)")
        .param(operator())
        .update();
    setRoute("recommendations", "CANARY", 21);
    awaitAnswerOfService();
  }

  @AfterEach
  void goHome() throws Exception {
    jdbc.sql("delete from rollout.canary_account").update();
    jdbc.sql("update rollout.route set until = null").update();
    setRoute("recommendations", "HOME", 20);
    server().sql("select pg_drop_replication_slot(?)").param(SLOT).query().listOfRows();
    SERVICE.stop();
  }

  @Test
  void theServiceAnswersFromItsCopyAndHomeAnswersEverybodyElse() throws Exception {
    assertThat(read()).isEqualTo("from the service");
    var token = SERVICE.requests.getLast().header("Authorization").substring("Bearer ".length());
    var claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getBooleanClaim("copy")).isTrue();
    assertThat(claims.getLongClaim("epoch")).isEqualTo(21);

    jdbc.sql("update rollout.canary_account set included = false").update();
    await().untilAsserted(() -> assertThat(read()).isEqualTo("from home"));
  }

  @Test
  void anAccountThatHasWrittenReadsAtHomeUntilTheCopyHasThat() throws Exception {
    var form =
        send(
            request(PATH)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("text=mine")));
    assertThat(form.body()).as("writes stay at home").contains("home received mine");

    assertThat(read()).isEqualTo("from home");
    confirmEverything();
    assertThat(read()).isEqualTo("from the service");
  }

  @Test
  void whileAnAccountWritesItReadsAtHome() throws Exception {
    var write =
        jdbc.sql("insert into rollout.recent_write (unit, began_at) values (?, now()) returning id")
            .param(operator())
            .query(Long.class)
            .single();
    confirmEverything();

    assertThat(read()).isEqualTo("from home");

    jdbc.sql("delete from rollout.recent_write where id = ?").param(write).update();
    confirmEverything();
    assertThat(read()).isEqualTo("from the service");
  }

  @Test
  void homeAnswersWhatTheServiceCannot() throws Exception {
    for (var status : new String[] {"500 Oops", "503 Later", "401 Who are you"}) {
      SERVICE.script = (request, out) -> answer(out, status);
      assertThat(read()).as(status).isEqualTo("from home");
    }
    SERVICE.stop();
    assertThat(read()).as("no service").isEqualTo("from home");
  }

  @Test
  void homeAnswersFromTheEndOfTheCanaryOn() throws Exception {
    jdbc.sql("update rollout.route set until = now() where module = 'recommendations'").update();
    await().untilAsserted(() -> assertThat(read()).isEqualTo("from home"));
  }

  @Test
  void aCopyThatFallsBehindIsNotRead() throws Exception {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(read()).isEqualTo("from home"));
    confirmEverything();
    assertThat(read()).isEqualTo("from the service");
  }

  private String read() throws Exception {
    var answer = send(get(PATH));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private void awaitAnswerOfService() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          confirmEverything();
          assertThat(read()).isEqualTo("from the service");
        });
  }

  private void confirmEverything() {
    server()
        .sql("select pg_replication_slot_advance(?, pg_current_wal_insert_lsn())")
        .param(SLOT)
        .query()
        .listOfRows();
  }

  private static void answer(OutputStream out, String status) throws Exception {
    var body = "from the service";
    out.write(
        ("HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %s\r\n\r\n%s"
                .formatted(status, body.length(), body))
            .getBytes(UTF_8));
  }
}
