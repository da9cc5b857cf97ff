package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.testing.CollectedSpan;
import dev.tandem.testing.TraceCollector;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A booking is one trace, from the request to the confirmation, wherever billing runs. */
abstract class TraceScenarios {

  private static final String HELD = "scheduling.booking-held";
  private static final String CONFIRMED = "scheduling.booking-confirmed";

  private final TandemClient tandem;
  private final TraceCollector collector;
  private final String sideOfBilling;
  private final int request = new Random().nextInt(1 << 24);

  TraceScenarios(TandemClient tandem, TraceCollector collector, String sideOfBilling) {
    this.tandem = tandem;
    this.collector = collector;
    this.sideOfBilling = sideOfBilling;
  }

  @Test
  void aBookingIsOneTraceFromTheRequestToTheConfirmation() {
    var offering = tandem.createOffering(tandem.createMentor());
    var trace = "0af7651916cd43dd8448eb2100" + HexFormat.of().toHexDigits(request, 6);
    var held =
        tandem
            .book(
                tandem.createMentee(),
                offering,
                tandem.daysFromNow(3, 10),
                "ok",
                "traceparent",
                "00-" + trace + "-b7ad6b7169203331-01")
            .expectStatus(201);
    tandem.awaitStatus(held.createdId(), "CONFIRMED");

    eventually().until(() -> !processing(trace, CONFIRMED, "notifications").isEmpty());
    // Each process sends its spans in its own time.
    eventually()
        .untilAsserted(() ->
            assertThat(pathOfConfirmation(trace))
                .startsWith("POST /api/scheduling/bookings")
                .containsSubsequence("create " + HELD, "process " + HELD, "create " + CONFIRMED));
    eventually().until(() -> !processing(trace, HELD, "billing").isEmpty());
    assertThat(processing(trace, HELD, "billing"))
        .extracting(CollectedSpan::side)
        .containsOnly(sideOfBilling);
    assertThat(named(trace, "POST /api/scheduling/bookings"))
        .extracting(CollectedSpan::parent)
        .containsOnly("b7ad6b7169203331");
    assertThat(named(trace, "POST /api/scheduling/bookings"))
        .extracting(it -> it.attribute("tandem.module"))
        .containsOnly("scheduling");
    assertThat(collector.inTrace(trace))
        .extracting(CollectedSpan::name)
        .contains("INSERT event_log");
    assertThat(collector.text()).doesNotContain(held.createdId());
  }

  @Test
  void whatIsSecretOrPersonalIsInNoSpan() {
    var planted = "Planted" + "x9Zk".repeat(9);
    var address = "planted.person@mail.example";
    var mentee = tandem.createMentee();
    var before = collector.spans().size();
    tandem.anonymous().get("/scheduling/calendars/" + planted + ".ics");
    tandem.anonymous().get("/access/welcome?token=" + planted);
    tandem.anonymous().get("/preferences/unsubscribe?token=" + planted, "Cookie", "a=" + planted);
    tandem.anonymous().get("/" + planted + "/anything?address=" + address);
    tandem.anonymous().send(planted, "/api/members/me", "");
    mentee.get("/api/members/mentors?q=" + planted, "User-Agent", planted);
    mentee.post("/api/scheduling/bookings", "{\"" + planted + "\": \"" + address + "\"}");
    mentee.post("/api/notifications/addresses", "{\"address\": \"" + address + "\"}");
    tandem.anonymous().withPassword(address, planted).get("/api/members/me");

    eventually().until(() -> collector.spans().size() > before + 9);
    assertThat(collector.text()).doesNotContain(planted, address);
  }

  /** The names of the spans from the root to the one that confirmed the booking. */
  private List<String> pathOfConfirmation(String trace) {
    var spans =
        collector.inTrace(trace).stream()
            .collect(Collectors.toMap(CollectedSpan::id, Function.identity(), (a, b) -> a));
    return named(trace, "create " + CONFIRMED).stream()
        .findFirst()
        .map(it -> path(it, spans))
        .orElse(List.of());
  }

  private static List<String> path(CollectedSpan span, Map<String, CollectedSpan> spans) {
    var parent = spans.get(span.parent());
    var names = new ArrayList<String>(parent == null ? List.of() : path(parent, spans));
    names.add(span.name());
    return names;
  }

  private List<CollectedSpan> named(String trace, String name) {
    return collector.inTrace(trace).stream().filter(it -> it.name().equals(name)).toList();
  }

  private List<CollectedSpan> processing(String trace, String event, String module) {
    return named(trace, "process " + event).stream()
        .filter(it -> it.attribute("tandem.module").equals(module))
        .toList();
  }
}
