package dev.tandem.eventing.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionHistory;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.interaction.MeasuredInteraction;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.MockMvc;

@EventingSlice
class InteractionWeeksTests {

  private static final Interaction NOTED =
      new Interaction(InteractionKind.EVENT, "sample", "eventing", "sample.noted");
  private static final int MANY = 20;

  /** In its batch, alone, and with one listener after the other. */
  private static final int UNTIL_A_RETRY = 3;

  /** More than the events of other tests that are counted only now, after they were taken. */
  private static final int LATE = 10;

  private static final Instant SUNDAY = Instant.parse("2031-03-02T23:59:59Z");
  private static final LocalDate ITS_MONDAY = LocalDate.parse("2031-02-24");

  final Interaction part =
      new Interaction(InteractionKind.PAGE_PART, "portal", "billing", "GET /" + UUID.randomUUID());

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired MockMvc mvc;
  @Autowired InteractionWeeks weeks;
  @Autowired InteractionWriter writer;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @Test
  void countsEachEventOnceThatAModuleTakesOfAnotherAlsoWhenAListenerIsTriedAgain() {
    recorder.createTable();
    Deliveries.forgetEarlier(jdbc);
    Deliveries.awaitAll(jdbc);
    var before = settled();
    var failing = many("fails " + UUID.randomUUID());
    Stream.of(failing).forEach(event -> recorder.failTimes(event.text(), UNTIL_A_RETRY));

    publisher.publish(failing);
    Deliveries.awaitAll(jdbc);

    await().untilAsserted(() -> assertThat(taken()).isGreaterThanOrEqualTo(before + MANY));
    assertThat(settled()).isLessThan(before + MANY + LATE);
  }

  @Test
  void doesNotCountAReplay() throws Exception {
    recorder.createTable();
    publisher.publish(many("again"));
    Deliveries.awaitAll(jdbc);
    var before = settled();
    var deliveries = "select sum(times) from eventing.delivery where subscription = 'sample.loud'";
    long delivered = jdbc.sql(deliveries).query(Long.class).single();

    mvc.perform(
            post("/api/eventing/subscriptions/sample.loud/replay")
                .with(LoggedInAs.operator())
                .with(csrf()))
        .andExpect(status().isAccepted());

    await()
        .untilAsserted(() ->
            assertThat(jdbc.sql(deliveries).query(Long.class).single()).isGreaterThan(delivered));
    Deliveries.forgetEarlier(jdbc);
    assertThat(settled()).isLessThan(before + LATE);
  }

  @Test
  void addsUpWhatAllProcessesCountedInTheWeekThatEndsOnSundayInUtc() {
    count(weeksAt(SUNDAY), 2);
    count(weeksAt(SUNDAY.minusSeconds(60)), 3);
    count(weeksAt(SUNDAY.plusSeconds(1)), 5);

    assertThat(InteractionHistory.weekOf(SUNDAY)).isEqualTo(ITS_MONDAY);
    assertThat(seenIn(ITS_MONDAY))
        .contains(new MeasuredInteraction(part, 5, SUNDAY.plusSeconds(1)));
    assertThat(seenIn(ITS_MONDAY.plusWeeks(1)).map(MeasuredInteraction::times)).contains(5L);
    assertThat(seenIn(ITS_MONDAY.plusWeeks(2)).map(MeasuredInteraction::times)).contains(0L);
    jdbc.sql("delete from eventing.interaction where week > '2031-01-01'").update();
  }

  @Test
  void forgetsTheWeeksBeforeTheLastNine() {
    var monday = InteractionHistory.weekOf(clock.instant());
    insert(monday.minusWeeks(9));

    count(weeksAt(clock.instant()), new Interaction(part.kind(), "members", "billing", "GET /"), 1);

    assertThat(seenIn(monday)).isEmpty();
    insert(monday.minusWeeks(8));
    count(weeksAt(clock.instant()), new Interaction(part.kind(), "members", "billing", "GET /"), 1);
    assertThat(seenIn(monday)).isPresent();
  }

  @Test
  void doesNotCountAModuleThatUsesItself() {
    var monday = InteractionHistory.weekOf(clock.instant());
    var own = new Interaction(part.kind(), "billing", "billing", part.subject());

    count(weeksAt(clock.instant()), own, 1);

    assertThat(weeks.seenIn(monday))
        .extracting(MeasuredInteraction::interaction)
        .doesNotContain(own);
  }

  @Test
  void countsOnWhatTheDatabaseDidNotTake() {
    var counter = new InteractionCounter(clock);
    counter.count(part, 3);
    var unreachable = new DriverManagerDataSource("jdbc:postgresql://localhost:1/none");

    assertThatException()
        .isThrownBy(() ->
            new InteractionWriter(
                    counter, new InteractionWeeks(JdbcClient.create(unreachable), clock))
                .write());
    new InteractionWriter(counter, weeks).write();

    assertThat(seenIn(InteractionHistory.weekOf(clock.instant())).map(MeasuredInteraction::times))
        .contains(3L);
  }

  private record Process(InteractionCounter counter, InteractionWriter writer) {}

  private Process weeksAt(Instant now) {
    var then = Clock.fixed(now, ZoneOffset.UTC);
    var counter = new InteractionCounter(then);
    return new Process(counter, new InteractionWriter(counter, weeks));
  }

  private void count(Process process, long times) {
    count(process, part, times);
  }

  private static void count(Process process, Interaction interaction, long times) {
    process.counter().count(interaction, times);
    process.writer().write();
  }

  private void insert(LocalDate week) {
    jdbc.sql("insert into eventing.interaction values (?, ?, ?, ?, ?, 1, now())")
        .params(week, part.kind().name(), part.source(), part.target(), part.subject())
        .update();
  }

  private Optional<MeasuredInteraction> seenIn(LocalDate monday) {
    return weeks.seenIn(monday).stream().filter(it -> it.interaction().equals(part)).findFirst();
  }

  /** What is counted just after its commit may be missing at first. */
  private static Noted[] many(String text) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> Noted.about(UUID.randomUUID(), 1, text + " " + i))
        .toArray(Noted[]::new);
  }

  private long settled() {
    var before = new long[] {-1};
    await().until(() -> before[0] == (before[0] = taken()));
    return before[0];
  }

  private long taken() {
    writer.write();
    return weeks.seenIn(InteractionHistory.weekOf(clock.instant())).stream()
        .filter(it -> it.interaction().equals(NOTED))
        .mapToLong(MeasuredInteraction::times)
        .sum();
  }
}
