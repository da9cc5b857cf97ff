package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A locked row, a frozen database and a lost one cost the others nothing, and nobody 30 seconds.
 */
class DatabaseFaultTests {

  private static final String MENTOR =
      """
      {"name": "Ada", "headline": "Engines", "bio": "Analytical", "skills": ["java"],
       "languages": ["en"], "zone": "Europe/London", "capacity": 2}
      """;

  private static String url;
  private static PlatformUnderFault platform;

  @BeforeAll
  static void start() {
    url = TestDatabase.create();
    platform = PlatformUnderFault.start(url);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void aLockedRowTakesNobodyWithItButThoseWhoChangeIt() throws SQLException {
    var locked = mentor();
    var other = mentor();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select from members.member where id = '%s' for update".formatted(locked));

      var waiting = platform.sendMany(30, "PUT", "/api/members/mentors/" + locked, MENTOR);
      var reading = platform.get("/api/members/mentors");
      var changing = platform.sendJson("PUT", "/api/members/mentors/" + other, MENTOR).join();

      assertThat(reading.statusCode()).isEqualTo(200);
      assertThat(changing.statusCode()).as(changing.body()).isEqualTo(200);
      assertThat(platform.readiness().statusCode()).isEqualTo(200);
      assertThat(waiting).allSatisfy(DatabaseFaultTests::saysTryAgain);
    }
  }

  @Test
  void aFrozenDatabaseLeavesNobodyWithoutWords() {
    var mentor = mentor();
    var log = listen();
    platform.toDatabase.blackHole();
    try {
      var changing = platform.sendMany(20, "PUT", "/api/members/mentors/" + mentor, MENTOR);
      var first = platform.get("/api/members/mentors");

      saysTryAgain(CompletableFuture.completedFuture(first));
      assertThat(changing).allSatisfy(DatabaseFaultTests::saysTryAgain);
      assertThat(platform.openSignIn().statusCode()).isEqualTo(200);
      assertThat(platform.readiness().statusCode()).isEqualTo(503);
      var before = System.nanoTime();
      saysTryAgain(CompletableFuture.completedFuture(platform.get("/api/members/mentors")));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    } finally {
      platform.toDatabase.restore();
      awaitAnswers();
      stopListening(log);
    }
    assertThat(problems(log))
        .hasSizeLessThan(15)
        .allMatch(it -> it.getThrowableProxy() == null, "without a stack");
  }

  @Test
  void aLostConnectionIsForgottenAtOnce() {
    mentor();
    platform.toDatabase.cut();
    awaitAnswers();

    assertThat(platform.readiness().statusCode()).isEqualTo(200);
  }

  private static void awaitAnswers() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(platform.get("/api/members/mentors").statusCode()).isEqualTo(200));
  }

  /** Connections that an earlier test has cut may still be in the pools. */
  private static UUID mentor() {
    awaitAnswers();
    Awaitility.await()
        .until(() -> platform.post("/api/members/mentors", MENTOR).statusCode() == 201);
    var created = platform.post("/api/members/mentors", MENTOR);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return UUID.fromString(JsonMapper.shared().readTree(created.body()).get("id").asString());
  }

  private static void saysTryAgain(CompletableFuture<HttpResponse<String>> sent) {
    var response = sent.join();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.body()).contains("urn:tandem:problem:unavailable");
  }

  private static ListAppender<ILoggingEvent> listen() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    return log;
  }

  private static void stopListening(ListAppender<ILoggingEvent> log) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
  }

  private static List<ILoggingEvent> problems(ListAppender<ILoggingEvent> log) {
    return List.copyOf(log.list).stream()
        .filter(it -> it.getLevel().isGreaterOrEqual(Level.WARN))
        .toList();
  }
}
