package dev.tandem;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.OldDatabase;
import dev.tandem.testing.TestDatabase;
import dev.tandem.testing.UpgradeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * The platform, started on the database that the version before left when its process was killed.
 *
 * @param old the database that the platform runs on
 * @param untouchedUrl the JDBC URL of a copy from before the start
 * @param folder contains the file of the platform's clock
 */
record UpgradedPlatform(
    OldDatabase old,
    String untouchedUrl,
    InFlight inFlight,
    ConfigurableApplicationContext context,
    UpgradeClient operator,
    Path folder)
    implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(30);
  static final String SUBSCRIPTIONS = "/api/eventing/subscriptions";
  static final String PARKED = "/api/eventing/parked";
  static final String BOOKINGS = "/api/scheduling/bookings";
  static final String RATINGS = "/api/recommendations/ratings";
  static final String ADMISSION = "access.admit-members";

  private static final String DUMP = "upgrade/version-before.sql.gz";

  static UpgradedPlatform start(Path folder) throws IOException {
    var old = OldDatabase.load(DUMP);
    var untouched = TestDatabase.copyOf(old.url());
    setTime(folder, old.at());
    var context =
        new SpringApplication(Tandem.class)
            .run(
                "--spring.datasource.url=" + old.url(),
                "--tandem.kernel.clock=" + folder.resolve("clock"),
                "--server.port=0");
    var port = context.getEnvironment().getProperty("local.server.port");
    var operator = UpgradeClient.ofOperator("http://localhost:" + port);
    return new UpgradedPlatform(
        old, untouched, InFlight.read(untouched), context, operator, folder);
  }

  /**
   * What was in flight, by the tables of the version before.
   *
   * @param unpaid bookings that wait for billing, or for the payment gateway
   * @param undelivered a booking whose confirmation the paused subscription has not received
   * @param retried a member whose sign-in could not be created and is retried
   * @param parked a member whose sign-in is not retried any more
   * @param late a member whose transaction committed after the position of the event was passed
   * @param payers mentees with a payment, in any state
   * @param rater a member who sent a rating with an idempotency key
   * @param ratingResponse the response to that request
   */
  record InFlight(
      List<String> unpaid,
      String undelivered,
      String retried,
      String parked,
      String late,
      List<String> payers,
      String rater,
      String ratingResponse) {

    private static InFlight read(String url) {
      var failed = "select key from eventing.parked where subscription = '" + ADMISSION + "'";
      var rating = " from recommendations.idempotency where key = 'rating-5'";
      return new InFlight(
          JdbcRows.firstColumn(url, "select id from scheduling.booking where status = 'HELD'"),
          first(
              url,
              """
              select id from scheduling.booking where status = 'CONFIRMED'
                 and id not in (select booking_id from recommendations.session)
              """),
          first(url, failed + " and state = 'RETRYING'"),
          first(url, failed + " and state = 'PARKED'"),
          first(
              url,
              """
              select id from members.member
               where id not in (select member_id from access.sign_in)
                 and id not in (select key from eventing.parked)
              """),
          JdbcRows.firstColumn(url, "select distinct mentee_id from billing.payment"),
          first(url, "select caller" + rating),
          first(url, "select response" + rating));
    }

    private static String first(String url, String sql) {
      return JdbcRows.firstColumn(url, sql).getFirst();
    }
  }

  /** Sets the clock of the platform, which runs on from there. */
  void setTime(Instant time) throws IOException {
    setTime(folder, time);
  }

  private static void setTime(Path folder, Instant time) throws IOException {
    var offset = folder.resolve("offset");
    Files.writeString(offset, Duration.between(Instant.now(), time).toString());
    Files.move(offset, folder.resolve("clock"), ATOMIC_MOVE, REPLACE_EXISTING);
  }

  void awaitStatus(String booking, String status) {
    await()
        .atMost(TIMEOUT)
        .until(
            () -> operator.getJson(BOOKINGS + "/" + booking).get("status").asString(),
            status::equals);
  }

  /** Waits until the member has a sign-in, which access creates on an event. */
  void awaitSignIn(String member) {
    await().atMost(TIMEOUT).until(() -> operator.requestToken(member).status() == 201);
  }

  void awaitNoLag(String subscription) {
    await().atMost(TIMEOUT).until(() -> subscription(subscription).get("lag").asInt() == 0);
  }

  JsonNode subscription(String name) {
    return findItem(SUBSCRIPTIONS, "name", name);
  }

  JsonNode parkedEvent(String subscription) {
    return findItem(PARKED, "subscription", subscription);
  }

  private JsonNode findItem(String list, String property, String value) {
    return operator
        .getJson(list + "?size=100")
        .get("items")
        .valueStream()
        .filter(it -> it.get(property).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    context.close();
  }
}
