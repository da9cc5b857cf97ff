package dev.tandem.acceptance.scenario;

import static dev.tandem.acceptance.environment.TandemClient.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.acceptance.environment.Topology;
import dev.tandem.testing.CollectedSpan;
import dev.tandem.testing.TraceCollector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace outlives the processes between which it goes. */
abstract class TraceOutageScenarios {

  private static final String HELD = "process scheduling.booking-held";

  private final Topology topology;
  private final TraceCollector collector;

  TraceOutageScenarios(Topology topology, TraceCollector collector) {
    this.topology = topology;
    this.collector = collector;
  }

  @Test
  void itIsOneTraceIfBothProcessesRestartBetweenTheCommitAndTheDelivery() {
    var tandem = topology.withAway("billing");
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    var billing = topology.service("billing");
    billing.kill();
    var trace = "1af7651916cd43dd8448eb2100000001";
    var start = tandem.daysFromNow(3, 12);
    var held = tandem.book(mentee, offering, start, "ok", "traceparent", in(trace)).createdId();

    topology.home().kill();
    topology.home().restart();
    topology.home().awaitReady();
    billing.restart();
    billing.awaitReady();

    tandem.awaitStatus(held, "CONFIRMED");
    eventually().until(() -> names(trace).contains("process scheduling.booking-confirmed"));
    assertThat(collector.inTrace(trace))
        .filteredOn(it -> it.name().equals(HELD) && it.attribute("tandem.module").equals("billing"))
        .extracting(CollectedSpan::side)
        .containsOnly("service");
  }

  @Test
  void aBookingThatWaitsUntilItExpiresIsLinkedToTheTraceInWhichItBegan() {
    var tandem = topology.withAway("billing");
    var offering = tandem.createOffering(tandem.createMentor());
    var mentee = tandem.createMentee();
    topology.service("billing").kill();
    var trace = "1af7651916cd43dd8448eb2100000002";
    var start = tandem.daysFromNow(3, 14);
    var held = tandem.book(mentee, offering, start, "ok", "traceparent", in(trace)).createdId();
    tandem.clock().advanceBy(Duration.ofMinutes(11));
    tandem.awaitStatus(held, "EXPIRED");

    eventually().until(() -> !collector.linkedTo(trace).isEmpty());
    var expiry = collector.linkedTo(trace).getFirst().trace();
    assertThat(expiry).isNotEqualTo(trace);
    eventually().until(() -> names(expiry).contains("create scheduling.booking-expired"));
    topology.service("billing").restart();
    topology.service("billing").awaitReady();
  }

  private List<String> names(String trace) {
    return collector.inTrace(trace).stream().map(CollectedSpan::name).toList();
  }

  private static String in(String trace) {
    return "00-" + trace + "-b7ad6b7169203331-01";
  }
}
