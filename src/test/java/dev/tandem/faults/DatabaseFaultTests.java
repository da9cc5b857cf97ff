package dev.tandem.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.testing.FaultRow;
import dev.tandem.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * A locked row, a frozen database and a lost one cost the others nothing, and nobody 30 seconds.
 */
@Tag("faults")
@Isolated("reads the whole log")
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
  void aLockedRowTakesNobodyWithItButThoseWhoChangeIt(TestInfo test) throws SQLException {
    var locked = mentor();
    var other = mentor();
    String seen;
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
      seen = "those 30: %s; others: %s".formatted(kinds(waiting), kinds(reading, changing));
    }
    var recovery =
        until(() -> platform.sendJson("PUT", "/api/members/mentors/" + locked, MENTOR).join());
    FaultRow.writeAboutPeople(
        test,
        "a row is locked by another session, and 30 requests want to change it",
        seen,
        FaultRow.seconds(recovery),
        missing(locked, other));
  }

  @Test
  void aFrozenDatabaseLeavesNobodyWithoutWords(TestInfo test) {
    var mentor = mentor();
    String seen;
    Duration recovery;
    var log = listen();
    platform.toDatabase.blackHole();
    try {
      var changing = platform.sendMany(20, "PUT", "/api/members/mentors/" + mentor, MENTOR);
      var first = platform.get("/api/members/mentors");

      saysTryAgain(CompletableFuture.completedFuture(first));
      assertThat(changing).allSatisfy(DatabaseFaultTests::saysTryAgain);
      var signIn = platform.openSignIn();
      assertThat(signIn.statusCode()).isEqualTo(200);
      assertThat(platform.readiness().statusCode()).isEqualTo(503);
      seen =
          "those who wait: %s; all others: %s; the sign-in page: %s"
              .formatted(kinds(changing), kinds(first), kinds(signIn));
      var before = System.nanoTime();
      saysTryAgain(CompletableFuture.completedFuture(platform.get("/api/members/mentors")));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    } finally {
      platform.toDatabase.restore();
      recovery = until(() -> platform.get("/api/members/mentors"));
      stopListening(log);
    }
    FaultRow.writeAboutPeople(
        test,
        "the database falls silent with its connections open",
        seen,
        FaultRow.seconds(recovery),
        missing(mentor));
    assertThat(problems(log))
        .hasSizeLessThan(15)
        .allMatch(it -> it.getThrowableProxy() == null, "without a stack");
  }

  @Test
  void aLostConnectionIsForgottenAtOnce(TestInfo test) throws SQLException {
    var mentor = mentor();
    List<CompletableFuture<HttpResponse<String>>> onTheWay;
    Duration recovery;
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select from members.member where id = '%s' for update".formatted(mentor));
      onTheWay = platform.sendMany(5, "PUT", "/api/members/mentors/" + mentor, MENTOR);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> platform.connectionsInUse("tandem-write") >= onTheWay.size());
      platform.toDatabase.cut();
      recovery = until(() -> platform.get("/api/members/mentors"));
    }

    assertThat(onTheWay).allSatisfy(DatabaseFaultTests::saysTryAgain);
    assertThat(platform.readiness().statusCode()).isEqualTo(200);
    FaultRow.writeAboutPeople(
        test,
        "every connection to the database is cut",
        "those on the way: " + kinds(onTheWay),
        FaultRow.seconds(recovery),
        missing(mentor));
  }

  /** How long it takes until the request is answered with 200. */
  private static Duration until(Supplier<HttpResponse<String>> request) {
    long start = System.nanoTime();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .until(() -> request.get().statusCode() == 200);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static int missing(UUID... mentors) {
    int missing = 0;
    for (var mentor : mentors) {
      missing += platform.get("/api/members/mentors/" + mentor).statusCode() == 200 ? 0 : 1;
    }
    assertThat(missing).isZero();
    return missing;
  }

  private static String kinds(List<CompletableFuture<HttpResponse<String>>> sent) {
    return kinds(sent.stream().map(CompletableFuture::join).toArray(HttpResponse<?>[]::new));
  }

  private static String kinds(HttpResponse<?>... responses) {
    return FaultRow.kinds(
        Stream.of(responses)
            .map(it ->
                FaultRow.name(it.statusCode(), it.headers().firstValue("Retry-After").isPresent()))
            .toList());
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
