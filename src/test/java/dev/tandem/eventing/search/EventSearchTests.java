package dev.tandem.eventing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.eventing.EventingProperties;
import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@EventingSlice
class EventSearchTests {

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired EventSearch search;
  @Autowired EventingProperties properties;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvcTester mvc;

  final UUID key = UUID.randomUUID();

  @BeforeEach
  void createTable() {
    recorder.createTable();
  }

  @Test
  void showsTheWholeWayOfABookingWithWhoHandledItAfterHowManyAttempts() {
    recorder.failTimes("retried " + key, 3);
    publisher.publish(Noted.about(key, 1, "retried " + key));
    Deliveries.awaitAll(jdbc);

    var way = find(key);
    assertThat(way.incomplete()).isFalse();
    assertThat(way.events())
        .extracting(FoundEvent::event)
        .containsExactly("sample.noted", "sample.answered");
    var noted = way.events().getFirst();
    var answered = way.events().getLast();
    assertThat(answered.causationId()).isEqualTo(noted.eventId());
    assertThat(states(noted))
        .containsEntry("sample.notes", DeliveryState.HANDLED)
        .containsEntry("sample.loud", DeliveryState.HANDLED);
    var retried = delivery(noted, "sample.notes");
    assertThat(retried.attempts()).isGreaterThan(1);
    assertThat(retried.at()).isAfter(noted.recordedAt());
    assertThat(retried.tookMicros()).isPositive();
    assertThat(retried.delayMillis()).isPositive();
    assertThat(retried.process()).matches("home \\d+@.+");
    assertThat(delivery(noted, "sample.loud").attempts()).isOne();
    assertThat(delivery(answered, "sample.answers").state()).isEqualTo(DeliveryState.HANDLED);
  }

  @Test
  void findsTheSameWayByEachOfItsEventsAndByTheTrace() {
    publisher.publish(Noted.about(key, 1, "asked"));
    Deliveries.awaitAll(jdbc);
    var way = find(key).events();
    var trace = way.getFirst().trace();

    assertThat(way).hasSize(2);
    assertThat(find(way.getLast().eventId()).events()).isEqualTo(way);
    assertThat(trace).isNotNull();
    assertThat(search.find(SearchedId.of(trace.id())).events()).isEqualTo(way);

    jdbc.sql("update eventing.event_log set trace = null where key = ?").param(key).update();
    assertThat(find(way.getFirst().eventId()).events())
        .extracting(FoundEvent::eventId)
        .containsExactly(way.getFirst().eventId(), way.getLast().eventId());
  }

  @Test
  void saysThatADeliveryIsParkedAndThatTheNextOneIsBlocked() {
    var parked = park("hopeless " + key);

    var way = find(key).events();
    assertThat(states(way.getFirst())).containsEntry("sample.notes", DeliveryState.PARKED);
    assertThat(delivery(way.getFirst(), "sample.notes").attempts()).isEqualTo(most());
    assertThat(states(way.get(1))).containsEntry("sample.notes", DeliveryState.BLOCKED);

    discard(parked);
    Deliveries.awaitAll(jdbc);
    assertThat(states(find(key).events().get(1)))
        .containsEntry("sample.notes", DeliveryState.HANDLED);
  }

  @Test
  void countsTheAttemptsBeforeAnOperatorRetriedAndSaysWhatWasDiscarded() {
    var retried = park("retried by hand " + key);
    recorder.failTimes("retried by hand " + key, 0);
    operatorPosts("/api/eventing/parked/" + retried + "/retry", "");
    Deliveries.awaitAll(jdbc);
    var first = find(key).events().getFirst();
    assertThat(delivery(first, "sample.notes").attempts()).isEqualTo(most() + 1);

    var other = UUID.randomUUID();
    recorder.failTimes("given up " + other, Integer.MAX_VALUE);
    publisher.publish(Noted.about(other, 1, "given up " + other));
    Deliveries.awaitAll(jdbc);
    discard(parked(other));
    var discarded = delivery(find(other).events().getFirst(), "sample.notes");
    assertThat(discarded.state()).isEqualTo(DeliveryState.DISCARDED);
    assertThat(discarded.attempts()).isEqualTo(most());
  }

  @Test
  void countsAReplay() {
    publisher.publish(Noted.about(key, 1, "loud again"));
    Deliveries.awaitAll(jdbc);
    operatorPosts("/api/eventing/subscriptions/sample.loud/replay", "");
    Deliveries.awaitAll(jdbc);

    assertThat(delivery(find(key).events().getFirst(), "sample.loud").times()).isEqualTo(2);
  }

  @Test
  void doesNotPretendToKnowWhatWasHandledBeforeItWasRecorded() {
    publisher.publish(Noted.about(key, 1, "of before"));
    Deliveries.awaitAll(jdbc);
    var event = find(key).events().getFirst().eventId();
    jdbc.sql("delete from eventing.delivery where event_id = ?").param(event).update();

    assertThat(states(find(key).events().getFirst()))
        .containsEntry("sample.notes", DeliveryState.NOT_RECORDED);
  }

  @Test
  void saysThatTheServiceOfAModuleThatIsAwayHasTheRest() {
    var move = "update eventing.cursor set state = '%s' where module = 'eventing'";
    publisher.publish(Noted.about(key, 1, "sent"));
    Deliveries.awaitAll(jdbc);
    jdbc.sql(
            "delete from eventing.delivery d using eventing.event_log e where e.key = ? and d.event_id = e.event_id")
        .param(key)
        .update();
    jdbc.sql(move.formatted("FORWARDED")).update();
    try {
      var way = find(key);
      assertThat(way.elsewhere()).contains("eventing");
      assertThat(states(way.events().getFirst())).containsEntry("sample.notes", DeliveryState.SENT);
    } finally {
      jdbc.sql(move.formatted("ACTIVE")).update();
    }
  }

  @Test
  void saysWhetherTheBrokerHasTakenAnEventForAModuleOfAnotherProcess() {
    publisher.publish(Noted.about(key, 1, "for a remote module"));
    Deliveries.awaitAll(jdbc);
    jdbc.sql(
            """
            with subscribed as (
              insert into eventing.subscribed_event values ('broker:remote', 'sample.noted'))
            insert into eventing.cursor
              (consumer, partition, module, subscriptions, segment, position)
            select 'broker:remote', partition, 'broker:remote', array['broker:remote'], segment, 0
              from eventing.cursor where consumer = 'eventing'
            """)
        .update();
    try {
      var way = find(key);
      assertThat(way.elsewhere()).contains("remote");
      assertThat(states(way.events().getFirst()))
          .containsEntry("broker:remote", DeliveryState.UNSENT);

      jdbc.sql("update eventing.cursor set position = 1000000 where consumer = 'broker:remote'")
          .update();
      assertThat(states(find(key).events().getFirst()))
          .containsEntry("broker:remote", DeliveryState.SENT);
    } finally {
      jdbc.sql("delete from eventing.cursor where consumer = 'broker:remote'").update();
      jdbc.sql("delete from eventing.subscribed_event where subscription = 'broker:remote'")
          .update();
    }
  }

  @Test
  void saysThatThereMayBeMoreOfAKeyWithManyEvents() {
    publisher.publish(
        Stream.iterate(1, it -> it + 1)
            .limit(Chain.MOST_FOUND + 1)
            .map(it -> Noted.about(key, it, "many " + it))
            .toArray(Noted[]::new));

    var way = find(key);
    assertThat(way.incomplete()).isTrue();
    assertThat(way.events()).extracting(FoundEvent::event).contains("sample.noted");
    assertThat(way.events().stream().filter(it -> it.event().equals("sample.noted")))
        .hasSize(Chain.MOST_FOUND);
  }

  @Test
  void thePageLeadsFromEventToEventAndShowsNoPayload() {
    publisher.publish(Noted.about(key, 1, "canary-of-a-payload"));
    Deliveries.awaitAll(jdbc);
    var way = find(key).events();

    var page = get("/eventing/search?q= " + key + " ");
    assertThat(page).hasStatusOk();
    assertThat(page)
        .bodyText()
        .contains("id=\"event-" + way.getFirst().eventId() + "\"")
        .contains("href=\"#event-" + way.getFirst().eventId() + "\"")
        .contains("sample.notes", "Handled", "home ")
        .contains(
            "href=\"https://traces.example/trace/"
                + Objects.requireNonNull(way.getFirst().trace()).id())
        .doesNotContain("canary-of-a-payload");
    assertThat(get("/api/eventing/search?q=" + key))
        .bodyText()
        .contains("\"state\":\"HANDLED\"")
        .doesNotContain("canary-of-a-payload");
  }

  @Test
  void saysThatAnIdIsUnknownAndHowFarTheLogReaches() {
    var unknown = UUID.randomUUID();
    assertThat(get("/eventing/search?q=" + unknown))
        .hasStatusOk()
        .bodyText()
        .contains("No event in this log has the ID", unknown.toString(), "This log begins");
    assertThat(get("/api/eventing/search?q=" + unknown))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.events")
        .asArray()
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "' or 1=1 --", "<script>", "0000", "%00", "😀"})
  void answersWhatIsNoIdWithASentence(String text) {
    assertThat(mvc.get().uri("/eventing/search?q={q}", text).with(LoggedInAs.operator()))
        .hasStatus(400)
        .bodyText()
        .contains("This is not an ID.", "<form")
        .doesNotContain("<script>\"");
    assertThat(mvc.get().uri("/api/eventing/search?q={q}", text).with(LoggedInAs.operator()))
        .hasStatus(400)
        .bodyText()
        .contains("This is not an ID.");
  }

  @Test
  void asksForAnIdBeforeAnythingIsTyped() {
    assertThat(get("/eventing/search")).hasStatusOk().bodyText().contains("ID of a booking");
  }

  @Test
  void refusesWhoIsNoOperator() {
    var mentee = LoggedInAs.mentee(UUID.randomUUID());
    assertThat(mvc.get().uri("/eventing/search?q=" + key).with(mentee)).hasStatus(403);
    assertThat(mvc.get().uri("/api/eventing/search?q=" + key).with(mentee)).hasStatus(403);
  }

  @Test
  void linksATraceToTheViewerThatASettingNames() {
    var viewer = new TraceViewer("https://jaeger.example/trace/{traceId}");
    var trace = FoundTrace.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", viewer);
    assertThat(trace)
        .isEqualTo(
            new FoundTrace(
                "0af7651916cd43dd8448eb211c80319c",
                true,
                "https://jaeger.example/trace/0af7651916cd43dd8448eb211c80319c"));
    assertThat(FoundTrace.of("nonsense", viewer)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://jaeger.example/trace/",
        "javascript:alert('{traceId}')",
        "jaeger.example/{traceId}",
        "https://{traceId}{",
        ""
      })
  void refusesToStartWithAnAddressThatNamesNoTrace(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TraceViewer(address))
        .withMessageContaining("tandem.eventing.trace-url");
  }

  /** Attempts after which a delivery is parked. */
  private int most() {
    return properties.retry().attempts();
  }

  private FoundWay find(UUID id) {
    return search.find(new SearchedId(id));
  }

  private MvcTestResult get(String address) {
    return mvc.get().uri(address).with(LoggedInAs.operator()).exchange();
  }

  private void operatorPosts(String address, String body) {
    assertThat(
            mvc.post()
                .uri(address)
                .with(LoggedInAs.operator())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body))
        .hasStatus2xxSuccessful();
  }

  /** Publishes two events, of which the first fails until it is parked. */
  private UUID park(String text) {
    recorder.failTimes(text, Integer.MAX_VALUE);
    publisher.publish(Noted.about(key, 1, text), Noted.about(key, 2, "behind"));
    Deliveries.awaitAll(jdbc);
    return parked(key);
  }

  private void discard(UUID parked) {
    operatorPosts("/api/eventing/parked/" + parked + "/discard", "{\"reason\": \"a test\"}");
  }

  private UUID parked(UUID of) {
    return jdbc.sql("select id from eventing.parked where key = ? and state = 'PARKED'")
        .param(of)
        .query(UUID.class)
        .single();
  }

  private static FoundDelivery delivery(FoundEvent event, String subscription) {
    return event.deliveries().stream()
        .filter(it -> it.subscription().equals(subscription))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, DeliveryState> states(FoundEvent event) {
    return event.deliveries().stream()
        .collect(Collectors.toMap(FoundDelivery::subscription, FoundDelivery::state));
  }
}
