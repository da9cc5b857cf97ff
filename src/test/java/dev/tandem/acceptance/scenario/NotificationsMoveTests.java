package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.BOOKINGS_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.acceptance.scenario.ExpectedMessages.Booking;
import dev.tandem.testing.JdbcRows;
import dev.tandem.testing.MailProtocol;
import dev.tandem.testing.OwnPlatform;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever members book, move, cancel and choose, before, during and after moves of notifications
 * and preferences and while the service of notifications follows beside home, each message and
 * reminder is sent once, and none that a member has switched off: as by a single process. The mails
 * are counted at the mail server.
 */
@OwnPlatform
@Tag("topologies")
class NotificationsMoveTests {

  private static final List<List<Integer>> LEADS =
      List.of(List.of(1440, 60), List.of(60), List.of(), List.of(2880, 1440, 120));
  private static final List<String> TOPICS = List.of("booking-changes", "reminders");
  private static final int ACTIONS = 8;

  /** Beside home, the service of notifications must not write to anybody. */
  private static final List<StageChange> CHANGES =
      List.of(
          new StageChange("notifications", "away"),
          new StageChange("preferences", "away"),
          new StageChange("notifications", "home"),
          new StageChange("preferences", "home"),
          new StageChange("notifications", "shadow"),
          new StageChange("notifications", "canary"),
          new StageChange("notifications", "away"),
          new StageChange("notifications", "home"));

  private static final Duration TIMEOUT = Duration.ofSeconds(180);

  /** What is queued after the time was asked for is due after it. */
  private static final Duration MEANWHILE = Duration.ofMinutes(1);

  private static GreenMail mailServer;
  private static Topology topology;

  private final ExpectedMessages expected = new ExpectedMessages();
  private final Map<String, ApiUser> members = new LinkedHashMap<>();
  private final Set<Instant> takenStarts = new HashSet<>();
  private ApiUser mentor;
  private String offering;

  @BeforeAll
  static void start() {
    mailServer = new GreenMail(MailProtocol.SMTP.setup());
    mailServer.start();
    topology =
        Topology.configured(
            List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailServer.getSmtp().getPort(),
                "--tandem.notifications.tick=250ms",
                "--tandem.notifications.reminder-tick=250ms",
                "--tandem.notifications.per-hour=1000"),
            "notifications",
            "preferences");
    for (var module : List.of("notifications", "preferences")) {
      topology.service(module).restart();
      topology.service(module).awaitReady();
    }
  }

  @AfterAll
  static void stop() {
    topology.close();
    mailServer.stop();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 20261130})
  void everyMessageIsSentOnceAsByASingleProcess(long seed) {
    var random = new Random(seed);
    addPeople();
    jump(1);
    for (var change : CHANGES) {
      for (int i = 0; i < 2; i++) {
        actAndCompare(random);
      }
      moveWhileInUse(change, random);
      assertMessages();
    }
    actAndCompare(random);
    assertThat(expected.lines()).anyMatch(it -> it.contains("REMINDER"));
    assertThat(expected.lines()).anyMatch(it -> it.endsWith("SUPPRESSED"));
  }

  private void addPeople() {
    var client = topology.client();
    mentor = client.createMentor();
    add(mentor);
    add(client.createMentee());
    add(client.createMentee());
    offering = client.createOffering(mentor);
  }

  private void add(ApiUser member) {
    members.put(member.id(), member);
    expected.join(member.id());
    topology
        .client()
        .operator()
        .put(
            "/api/notifications/members/" + member.id() + "/address",
            "{\"address\": \"m-%s@example.org\"}".formatted(member.id()))
        .expectStatus(204);
  }

  private record StageChange(String module, String stage) {}

  private void moveWhileInUse(StageChange change, Random random) {
    var move = CompletableFuture.runAsync(() -> move(change));
    switch (random.nextInt(3)) {
      case 0 -> {
        for (int i = 0; i < ACTIONS && !move.isDone(); i++) {
          bookOrCancel(random);
        }
      }
      case 1 -> {
        for (int i = 0; i < ACTIONS && !move.isDone(); i++) {
          choose(random);
        }
      }
      default -> jump(3 + random.nextInt(20));
    }
    move.join();
  }

  /** A clock that jumps makes a move look as if its mover had gone, so it is resumed. */
  private static void move(StageChange change) {
    var module = change.module();
    if (change.stage().equals("canary")) {
      topology.rollout().openCanary(module, "100%");
      return;
    }
    await()
        .atMost(TIMEOUT)
        .until(() -> topology.rollout().requestStage(module, change.stage()).status() == 202);
    await()
        .atMost(TIMEOUT)
        .pollDelay(Duration.ofMillis(300))
        .until(
            () -> {
              var state = moveState(module);
              if (state.equals("waiting")) {
                topology.rollout().resumeMove(module);
              }
              return state;
            },
            "arrived"::equals);
  }

  private static String moveState(String module) {
    return topology
        .client()
        .operator()
        .getJson("/api/rollout/modules/" + module + "/move")
        .get("state")
        .asString();
  }

  private void actAndCompare(Random random) {
    bookOrCancel(random);
    bookOrCancel(random);
    awaitQuiet();
    choose(random);
    awaitQuiet();
    jump(3 + random.nextInt(20));
    assertMessages();
  }

  private void bookOrCancel(Random random) {
    var ahead =
        expected.bookings.values().stream()
            .filter(it -> it.isAhead(now().plus(Duration.ofHours(30))))
            .toList();
    int action = ahead.isEmpty() ? 0 : random.nextInt(4);
    switch (action) {
      case 2 -> reschedule(ahead.get(random.nextInt(ahead.size())), random);
      case 3 -> cancel(ahead.get(random.nextInt(ahead.size())));
      default -> book(random);
    }
  }

  private void book(Random random) {
    var mentees = members.keySet().stream().filter(it -> !it.equals(mentor.id())).toList();
    var mentee = mentees.get(random.nextInt(mentees.size()));
    var startsAt = freeStart(random);
    var id = topology.client().bookAndConfirm(members.get(mentee), offering, startsAt);
    expected.book(new Booking(id, mentor.id(), mentee, startsAt), now());
  }

  /** A booking is moved twice at most. */
  private void reschedule(Booking booking, Random random) {
    var startsAt = freeStart(random);
    var response =
        members
            .get(booking.mentee)
            .post(
                BOOKINGS_PATH + "/" + booking.id + "/reschedule",
                "{\"startsAt\": \"" + startsAt + "\"}");
    assertThat(response.status()).as(response.toString()).isIn(200, 409);
    if (response.status() == 200) {
      expected.reschedule(booking, startsAt, now());
    }
  }

  private void cancel(Booking booking) {
    topology.client().cancelAndGetRefund(members.get(booking.mentee), booking.id);
    expected.cancel(booking);
  }

  private Instant freeStart(Random random) {
    Instant start;
    do {
      start = topology.client().daysFromNow(2 + random.nextInt(6), 6 + random.nextInt(16));
    } while (!takenStarts.add(start));
    return start;
  }

  private void choose(Random random) {
    var ids = List.copyOf(members.keySet());
    var member = ids.get(random.nextInt(ids.size()));
    if (random.nextBoolean()) {
      var leads = LEADS.get(random.nextInt(LEADS.size()));
      var value =
          leads.isEmpty()
              ? "none"
              : leads.stream().map(String::valueOf).collect(Collectors.joining(","));
      answer(member, "setting/reminder-lead-minutes", value);
      expected.chooseLeads(member, leads, now());
    } else {
      var topic = TOPICS.get(random.nextInt(TOPICS.size()));
      boolean off = random.nextBoolean();
      answer(member, "topic/" + topic + "/email", off ? "OFF" : "ON");
      if (off) {
        expected.switchedOff.get(member).add(topic);
      } else {
        expected.switchedOff.get(member).remove(topic);
      }
    }
  }

  /** While preferences moves, a choice is refused and sent again. */
  private void answer(String member, String question, String value) {
    var body = "{\"answers\": {\"%s\": \"%s\"}}".formatted(question, value);
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> members.get(member).put("/api/preferences/members/" + member + "/answers", body),
            response -> {
              assertThat(response.status()).as(response.toString()).isIn(200, 503);
              return response.status() == 200;
            });
  }

  /** To half past an hour, while sessions begin at full hours and leads are hours. */
  private void jump(int hours) {
    topology
        .client()
        .clock()
        .advanceTo(now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(hours * 60L + 30)));
    expected.remind(now());
  }

  private static Instant now() {
    return topology.client().clock().now();
  }

  /**
   * A message that is handed over while the module moves has its result written by nobody, so the
   * mail server decides what was sent.
   */
  private void assertMessages() {
    awaitQuiet();
    var received = receivedIds();
    var live = topology.liveDatabaseUrl("notifications");
    var found =
        JdbcRows.query(
                live,
                """
                select member_id, kind, parameters::json ->> 'BOOKING',
                  parameters::json ->> 'REVISION', parameters::json ->> 'LEAD_MINUTES',
                  case when id::text in (%s) then 'SENT' else status end
                from notifications.message
                where kind in ('BOOKED', 'MOVED', 'CANCELLED', 'REMINDER') and member_id in (%s)
                """
                    .formatted(quoted(received), quoted(members.keySet())))
            .stream()
            .map(row -> expected.line(String.join(" ", row)))
            .sorted()
            .toList();
    assertThat(found).isEqualTo(expected.lines());
    var sent =
        JdbcRows.firstColumn(
            live, "select id::text from notifications.message where status = 'SENT'");
    assertThat(received).doesNotHaveDuplicates().containsAll(sent);
  }

  /** Until notifications has heard everything, and everything that is due was sent. */
  private void awaitQuiet() {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(openIssues()).isEmpty());
    expected.settle();
  }

  private List<String> openIssues() {
    var live = topology.liveDatabaseUrl("notifications");
    var now = now();
    var issues = new ArrayList<String>();
    var heard =
        JdbcRows.query(live, "select booking_id, status, revision from notifications.booking")
            .stream()
            .collect(Collectors.toMap(List::getFirst, row -> row.get(1) + " " + row.get(2)));
    for (var booking : expected.bookings.values()) {
      var wanted = (booking.standing ? "CONFIRMED " : "ENDED ") + booking.revision;
      if ((!booking.standing || booking.isAhead(now())) && !wanted.equals(heard.get(booking.id))) {
        issues.add("booking %s: %s, not %s".formatted(booking.id, heard.get(booking.id), wanted));
      }
    }
    var chosen =
        JdbcRows.query(
                live,
                """
                select member_id, lead_minutes::text,
                  array(select unnest(topics_off) intersect
                    select unnest(array['booking-changes', 'reminders']) order by 1)::text
                from notifications.preference
                """)
            .stream()
            .collect(Collectors.toMap(List::getFirst, row -> row.get(1) + row.get(2)));
    for (var member : members.keySet()) {
      var wanted = braces(expected.leads.get(member)) + braces(expected.switchedOff.get(member));
      if (!wanted.equals(chosen.get(member))) {
        issues.add("choices of %s: %s, not %s".formatted(member, chosen.get(member), wanted));
      }
    }
    issues.addAll(
        JdbcRows.firstColumn(
            live,
            """
            select 'reminder of ' || booking_id from notifications.reminder
            where status = 'WAITING' and due_at <= '%1$s'
            union all select status || ' ' || kind from notifications.message
            where status in ('QUEUED', 'SENDING') and due_at <= '%2$s' and id::text not in (%3$s)
            """
                .formatted(now, now.plus(MEANWHILE), quoted(receivedIds()))));
    return issues;
  }

  private static String braces(Iterable<?> values) {
    var texts = new ArrayList<String>();
    values.forEach(it -> texts.add(it.toString()));
    return "{" + String.join(",", texts) + "}";
  }

  private static String quoted(Collection<String> ids) {
    return ids.isEmpty()
        ? "''"
        : ids.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
  }

  private static List<String> receivedIds() {
    return Arrays.stream(mailServer.getReceivedMessages())
        .map(mail -> {
          try {
            return mail.getHeader("Message-ID", null).replaceAll("[<>]|@.*", "");
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }
}
