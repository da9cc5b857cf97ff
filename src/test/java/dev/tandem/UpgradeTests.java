package dev.tandem;

import static dev.tandem.testing.OldDatabase.ask;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.testing.OldDatabase;
import dev.tandem.testing.TestDatabase;
import dev.tandem.testing.UpgradeClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform starts on what the version before left when its process was killed: nothing is lost,
 * what was in flight is delivered, and what an operator had stopped is still stopped.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTests {

  private static final String DUMP = "upgrade/version-before.sql.gz";

  /** Tables that are called otherwise since, by the names they had. */
  private static final Map<String, String> RENAMED =
      Map.ofEntries(
          Map.entry("rollout.mark", "rollout.replication_marker"),
          Map.entry("eventing.chapter", "eventing.log_segment"),
          Map.entry("eventing.wanted", "eventing.subscribed_event"),
          Map.entry("eventing.received", "eventing.inbox"),
          Map.entry("eventing.early", "eventing.inbox_pending"),
          Map.entry("eventing.refused", "eventing.rejected_message"),
          Map.entry("eventing.epoch_seen", "eventing.publisher_epoch"),
          Map.entry("eventing.tenure", "eventing.module_ownership"));

  /** Tables, by the names they had, whose rows have other values or more columns since. */
  private static final Set<String> REWRITTEN =
      Set.of(
          "access.sign_in",
          "eventing.cursor",
          "eventing.parked",
          "rollout.move",
          "rollout.move_step",
          "scheduling.no_show");

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADMISSION = "access.admit-members";
  private static final String GOALS = "recommendations.learns-goals";
  private static final String COHORTS = "billing.knows-cohorts";
  private static final String PAUSED = "recommendations.learns-confirmed-bookings";
  private static final String SUBSCRIPTIONS = "/api/eventing/subscriptions";
  private static final String PARKED = "/api/eventing/parked";
  private static final String BOOKINGS = "/api/scheduling/bookings";
  private static final String RATINGS = "/api/recommendations/ratings";
  private static final String MOVE = "/api/rollout/modules/recommendations/move";

  @TempDir static Path folder;

  static OldDatabase old;
  static String untouched;
  static Left left;
  static ConfigurableApplicationContext platform;
  static UpgradeClient operator;

  /**
   * What was left in flight, in the words of the version before.
   *
   * @param unpaid bookings that wait for billing, or for its gateway
   * @param unheard one whose confirmation the paused subscription has not heard of
   * @param retried a member whose sign-in could not be made, which is tried again
   * @param givenUp one with whom it was tried too often
   * @param late one whose transaction committed after its place in the log had been passed
   * @param payers whose bookings were paid, or were to be
   * @param rater who sent a rating with a key
   * @param rating what was answered
   */
  record Left(
      List<String> unpaid,
      String unheard,
      String retried,
      String givenUp,
      String late,
      List<String> payers,
      String rater,
      String rating) {

    static Left in(String url) {
      var unable = "select key from eventing.parked where subscription = '" + ADMISSION + "'";
      var rating = " from recommendations.idempotency where key = 'rating-5'";
      return new Left(
          ask(url, "select id from scheduling.booking where status = 'HELD'"),
          ask(
                  url,
                  """
                  select id from scheduling.booking where status = 'CONFIRMED'
                     and id not in (select booking_id from recommendations.session)
                  """)
              .getFirst(),
          ask(url, unable + " and state = 'RETRYING'").getFirst(),
          ask(url, unable + " and state = 'PARKED'").getFirst(),
          ask(
                  url,
                  """
                  select id from members.member
                   where id not in (select member_id from access.sign_in)
                     and id not in (select key from eventing.parked)
                  """)
              .getFirst(),
          ask(url, "select distinct mentee_id from billing.payment"),
          ask(url, "select caller" + rating).getFirst(),
          ask(url, "select response" + rating).getFirst());
    }
  }

  @BeforeAll
  static void start() throws IOException {
    old = OldDatabase.load(DUMP);
    untouched = TestDatabase.copyOf(old.url());
    left = Left.in(untouched);
    itIs(old.at());
    platform =
        new SpringApplication(Tandem.class)
            .run(
                "--spring.datasource.url=" + old.url(),
                "--tandem.kernel.clock=" + folder.resolve("clock"),
                "--server.port=0");
    var port = platform.getEnvironment().getProperty("local.server.port");
    operator = UpgradeClient.ofOperator("http://localhost:" + port);
  }

  /** From now on, for the platform. */
  private static void itIs(Instant time) throws IOException {
    var fresh = folder.resolve("fresh");
    Files.writeString(fresh, Duration.between(Instant.now(), time).toString());
    Files.move(fresh, folder.resolve("clock"), ATOMIC_MOVE, REPLACE_EXISTING);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void noScriptThatHasRunSomewhereWasChanged() {
    for (var it : old.versions()) {
      assertThat(OldDatabase.checksums(old.url(), it.module()))
          .as("the scripts of " + it.module())
          .startsWith(it.checksums().toArray(Integer[]::new));
    }
  }

  @Test
  void theNewScriptsKeepEveryRowOfEveryTable() {
    var before = new TreeMap<String, List<String>>();
    old.tables().forEach(it -> before.put(it, rows(it)));

    old.versions().forEach(it -> OldDatabase.migrate(untouched, it.module(), "latest"));

    before.forEach((table, rows) -> {
      var now = rows(RENAMED.getOrDefault(table, table));
      assertThat(rows).as(table).isNotEmpty();
      assertThat(now).as(table).hasSameSizeAs(rows);
      if (!REWRITTEN.contains(table)) {
        assertThat(now).as(table).containsExactlyInAnyOrderElementsOf(rows);
      }
    });
  }

  private static List<String> rows(String table) {
    return ask(untouched, "select it::text from %s it".formatted(table));
  }

  @Test
  void aBookingThatWaitedForItsMoneyIsPaidAndConfirmed() {
    assertThat(left.unpaid()).hasSize(2).allSatisfy(it -> awaitStatus(it, "CONFIRMED"));
  }

  @Test
  void whoJoinedInATransactionThatCommittedLateIsAdmitted() {
    awaitAdmission(left.late());
  }

  @Test
  void whatWasBeingTriedAgainIsTriedAgain() {
    awaitAdmission(left.retried());
  }

  @Test
  void whatWasGivenUpStaysSoUntilAnOperatorRetriesIt() {
    var event = parked(ADMISSION);
    assertThat(event.get("key").asString()).isEqualTo(left.givenUp());
    assertThat(event.get("reason").asString()).contains("the disk of the sign-ins is full");
    operator.token(left.givenUp()).expect(404);

    operator.post(PARKED + "/" + event.get("id").asString() + "/retry").expect(204);

    awaitAdmission(left.givenUp());
  }

  @Test
  void whatCouldNotBeReadIsDiscardedAndTheNextOfItsKeyGoes() {
    var event = parked(GOALS);
    assertThat(event.get("waiting").asInt()).isEqualTo(1);
    var why = Map.of("reason", "It was torn.");

    operator.post(PARKED + "/" + event.get("id").asString() + "/discard", why).expect(204);

    awaitNoLag(GOALS);
    assertThat(subscription(GOALS).get("parked").asInt()).isZero();
  }

  @Test
  void whatWasPausedStaysPausedAndIsDeliveredWhenResumed() {
    var booking = operator.see(BOOKINGS + "/" + left.unheard());
    var mentee = operator.of(booking.get("menteeId").asString());
    var rating = Map.of("bookingId", left.unheard(), "stars", 5);
    assertThat(subscription(PAUSED).get("state").asString()).isEqualTo("PAUSED");
    assertThat(subscription(PAUSED).get("lag").asInt()).isGreaterThanOrEqualTo(2);
    mentee.post(RATINGS, rating).expect(404);

    operator.post(SUBSCRIPTIONS + "/" + PAUSED + "/resume").expect(204);

    awaitNoLag(PAUSED);
    mentee.post(RATINGS, rating).expect(409);
  }

  @Test
  void whatWasDeliveredCanBeReplayed() {
    operator.post(SUBSCRIPTIONS + "/" + COHORTS + "/replay").expect(202);

    awaitNoLag(COHORTS);
    assertThat(subscription(COHORTS).get("parked").asInt()).isZero();
  }

  @Test
  void aRequestFromBeforeIsAnsweredAsItWasThen() {
    var then = JsonMapper.shared().readTree(left.rating());
    var body =
        Map.of(
            "bookingId",
            then.get("bookingId").asString(),
            "stars",
            5,
            "comment",
            "Said before the upgrade.");

    var answer = operator.of(left.rater()).post(RATINGS, body, "rating-5").expect(201);

    assertThat(answer.body()).isEqualTo(then);
  }

  @Test
  void theBooksBalanceAndTheirInvariantsHold() {
    var currencies = operator.see("/api/billing/trial-balance").get("currencies");
    assertThat(currencies).isNotEmpty();
    currencies.forEach(
        it -> assertThat(it.get("debit")).as(it.toString()).isEqualTo(it.get("credit")));
    operator
        .see("/api/billing/invariants")
        .forEach(it -> assertThat(it.get("holds").asBoolean()).as(it.toString()).isTrue());
  }

  @Test
  void aMenteeBooks() {
    var booking = operator.see(BOOKINGS + "/" + left.unheard());
    var offering = booking.get("offeringId").asString();
    var mentee = operator.of(booking.get("menteeId").asString());
    var slots = mentee.see("/api/scheduling/slots?size=100&offering=" + offering).get("items");
    var wish =
        Map.of(
            "offeringId",
            offering,
            "startsAt",
            slots.get(slots.size() - 1).get("startsAt").asString(),
            "funding",
            Map.of("kind", "CARD", "card", "ok"));

    var made = mentee.post(BOOKINGS, wish).expect(201).body();

    awaitStatus(made.get("id").asString(), "CONFIRMED");
  }

  @Test
  void whatWasEverDoneCanBeRead() {
    var went = operator.see("/api/rollout/modules/scheduling/move");
    assertThat(went.get("state").asString()).isEqualTo("arrived");
    assertThat(went.get("steps")).hasSize(9);
    assertThat(operator.see("/api/rollout/modules/scheduling/history").get("total").asInt())
        .isEqualTo(4);
    assertThat(operator.see("/api/eventing/refused").get("total").asInt()).isEqualTo(2);
    left.payers()
        .forEach(it ->
            assertThat(operator.see("/api/billing/accounts/" + it + "/events").get("items"))
                .isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/scheduling/bookings?size=100",
        "/billing/ledger",
        "/billing/invoices",
        "/eventing",
        "/rollout",
        "/members/people",
        "/members/cohorts"
      })
  void anOperatorSees(String page) {
    assertThat(operator.page(page).text()).contains("<main");
  }

  @Test
  void aModuleThatWasOnItsWayIsStillAndIsWantedBack() {
    assertThat(operator.see(MOVE).get("state").asString()).isEqualTo("waiting");
    assertThat(operator.see(MOVE).get("reason").asString()).isEqualTo("Before the upgrade");

    operator.post(MOVE + "/undo", Map.of("reason", "The upgrade first.")).expect(202);

    await()
        .atMost(PATIENCE)
        .until(() -> operator.see(MOVE).get("state").asString().equals("undone"));
  }

  @Test
  void aBookingFromBeforeIsCancelledAndItsMoneyGoesBack() {
    var booking = BOOKINGS + "/" + ahead().getLast().get("id").asString();
    var mentee = operator.of(left.rater());
    int notes = creditNotes(mentee);
    var refund = mentee.post(booking + "/cancellation-preview").expect(200).body().get("refund");
    assertThat(refund.get("minor").asInt()).isEqualTo(6000);

    mentee.post(booking + "/cancellation", Map.of("refund", refund)).expect(200);

    await().atMost(PATIENCE).until(() -> creditNotes(mentee) == notes + 1);
  }

  private static int creditNotes(UpgradeClient mentee) {
    var documents = mentee.see("/api/billing/invoices?size=100").get("items").valueStream();
    return (int) documents.filter(it -> it.get("kind").asString().equals("CREDIT_NOTE")).count();
  }

  /** One was paid by card, the other by a pack. */
  @Test
  @Order(Integer.MAX_VALUE)
  void sessionsFromBeforeTakePlaceAndTheirMentorEarns() throws IOException {
    left.unpaid().forEach(it -> awaitStatus(it, "CONFIRMED"));
    var sessions = ahead().subList(0, 2);
    var mentor = sessions.getFirst().get("mentorId").asString();
    long before = pending(mentor);

    itIs(Instant.parse(sessions.getLast().get("endsAt").asString()));

    var its = operator.of(mentor);
    sessions.forEach(
        it -> its.post(BOOKINGS + "/" + it.get("id").asString() + "/completion").expect(200));
    int share = 6000 - 958 - 900; // less 19 % VAT inside the price and the fee of 15 %
    await().atMost(PATIENCE).until(() -> pending(mentor) - before == 2 * share);
  }

  private static long pending(String mentor) {
    return operator
        .see("/api/billing/accounts/" + mentor)
        .get("balances")
        .valueStream()
        .filter(it -> it.get("account").asString().equals("mentor:pending"))
        .mapToLong(it -> it.get("balance").get("minor").asLong())
        .sum();
  }

  /** What the rater has booked, by time. */
  private static List<JsonNode> ahead() {
    return operator
        .see(BOOKINGS + "?status=CONFIRMED&size=100&member=" + left.rater())
        .get("items")
        .valueStream()
        .sorted(Comparator.comparing(it -> it.get("startsAt").asString()))
        .toList();
  }

  private static void awaitStatus(String booking, String status) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> operator.see(BOOKINGS + "/" + booking).get("status").asString(), status::equals);
  }

  private static void awaitAdmission(String member) {
    await().atMost(PATIENCE).until(() -> operator.token(member).status() == 201);
  }

  private static void awaitNoLag(String subscription) {
    await().atMost(PATIENCE).until(() -> subscription(subscription).get("lag").asInt() == 0);
  }

  private static JsonNode subscription(String name) {
    return one(SUBSCRIPTIONS, "name", name);
  }

  private static JsonNode parked(String subscription) {
    return one(PARKED, "subscription", subscription);
  }

  private static JsonNode one(String list, String property, String value) {
    return operator
        .see(list + "?size=100")
        .get("items")
        .valueStream()
        .filter(it -> it.get(property).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
