package dev.tandem.acceptance.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.Certificates;
import dev.tandem.testing.EncryptedPostgres;
import dev.tandem.testing.FreePort;
import dev.tandem.testing.OwnPlatform;
import dev.tandem.testing.RabbitServer;
import dev.tandem.testing.SecondInstance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Home and a service, with TLS from process to PostgreSQL, from process to RabbitMQ and between
 * both, by settings only; and what they say to a certificate of another CA or host.
 */
@OwnPlatform
@SecondInstance
@Tag("slow")
class EncryptedConnectionsTests {

  private static final String UNTRUSTED =
      "The broker at 127.0.0.1:%s is not trusted: its certificate is for another host name; correct";

  private static final String OPERATOR = "the operator's password";

  @TempDir private static Path folder;
  private static Certificates own;
  private static Certificates foreign;
  private static EncryptedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    own = Certificates.create(folder.resolve("own"), "localhost");
    foreign = Certificates.create(folder.resolve("foreign"), "localhost");
    postgres = new EncryptedPostgres(Files.createDirectory(folder.resolve("data")), own);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aModuleMovesAndIsCalledOverEncryptedConnectionsOnly() {
    var broker = RabbitServer.startEncrypted(folder.resolve("rabbitmq"), own).orElse(null);
    assumeThat(broker).as("RabbitMQ is installed").isNotNull();
    int homePort = FreePort.find();
    int servicePort = FreePort.find();
    var home =
        TandemProcess.start(
            "tls-home",
            homePort,
            folder,
            arguments(
                own,
                "localhost",
                "home",
                broker.port(),
                "--tandem.rollout.modules.billing.url=https://localhost:" + servicePort,
                "--tandem.rollout.modules.billing.database.url="
                    + postgres.url("localhost", "billing", own.ca()),
                "--tandem.rollout.modules.billing.database.username=postgres"));
    var service =
        TandemProcess.start(
            "tls-billing",
            servicePort,
            folder,
            arguments(
                own,
                "localhost",
                "billing",
                broker.port(),
                "--tandem.modules=billing",
                "--tandem.access.platform-keys=https://localhost:"
                    + homePort
                    + "/api/access/keys"));
    try (broker) {
      home.awaitReady();
      service.awaitReady();
      var operator = operator(homePort);
      new RolloutClient(operator).moveAway("billing");

      operator.get("/api/billing/invoices").expectStatus(200);
      assertThat(postgres.senders()).isPositive();
      assertThat(postgres.unencrypted()).isEmpty();
      assertThat(operator.get("/").headers().firstValue("Strict-Transport-Security")).isPresent();
    } finally {
      service.kill();
      home.kill();
    }
  }

  @Test
  void aBrokerAndAServiceUnderAnotherNameAreRefused() {
    var broker = RabbitServer.startEncrypted(folder.resolve("rabbitmq2"), own).orElse(null);
    assumeThat(broker).as("RabbitMQ is installed").isNotNull();
    int homePort = FreePort.find();
    var home =
        TandemProcess.start(
            "tls-wrong-home",
            homePort,
            folder,
            arguments(
                own,
                "127.0.0.1",
                "other",
                broker.port(),
                "--tandem.rollout.modules.billing.url=https://127.0.0.1:" + homePort));
    try (broker) {
      home.awaitReady();
      var rollout = new RolloutClient(operator(homePort));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(rollout.requestStage("billing", "away").text())
                  .contains(
                      "is not trusted: its certificate is for another host name; correct its URL"));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() ->
              assertThat(home.readLog().split(UNTRUSTED.formatted(broker.port()), -1))
                  .as("said, and again once a minute only")
                  .hasSizeBetween(2, 6));
    } finally {
      home.kill();
    }
  }

  static Stream<List<String>> untrustedDatabases() {
    return Stream.of(
        List.of("localhost", "was not issued by a CA that is trusted here"),
        List.of("127.0.0.1", "is for another host name"));
  }

  @ParameterizedTest
  @MethodSource("untrustedDatabases")
  void aDatabaseThatIsNotTrustedEndsTheStartWithOneSentence(List<String> hostAndReason) {
    var host = hostAndReason.getFirst();
    var trusted = host.equals("localhost") ? foreign : own;
    var process =
        TandemProcess.start(
            "tls-untrusted-" + host,
            FreePort.find(),
            folder,
            List.of("--spring.datasource.url=" + postgres.url(host, "home", trusted.ca())));
    process.handle().onExit().orTimeout(300, TimeUnit.SECONDS).join();

    assertThat(process.readLog())
        .contains(
            "Tandem cannot start: the server at jdbc:postgresql://" + host,
            "is not trusted: its certificate " + hostAndReason.getLast() + "; correct sslrootcert")
        .doesNotContain("\tat ");
  }

  private static List<String> arguments(
      Certificates certificates, String brokerHost, String database, int broker, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.datasource.url=" + postgres.url("localhost", database, certificates.ca()),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.maximum-pool-size=12",
                "--spring.ssl.bundle.pem.platform.truststore.certificate=file:" + certificates.ca(),
                "--tandem.kernel.tls.bundle=platform",
                "--spring.rabbitmq.host=" + brokerHost,
                "--spring.rabbitmq.port=" + broker,
                "--spring.rabbitmq.ssl.enabled=true",
                "--spring.rabbitmq.ssl.bundle=platform",
                "--server.ssl.certificate=file:" + certificates.certificate("localhost"),
                "--server.ssl.certificate-private-key=file:" + certificates.key("localhost"),
                "--tandem.eventing.broker.enabled=true",
                "--tandem.eventing.broker.signing.key=the key that both processes share",
                "--tandem.access.given-password-life=0",
                "--tandem.access.operator.password=" + OPERATOR));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static ApiUser operator(int port) {
    var http = HttpClient.newBuilder().sslContext(own.trusting()).build();
    return new ApiUser(http, URI.create("https://localhost:" + port), "", "")
        .withPassword("operator", OPERATOR);
  }
}
