package dev.tandem.rehearsal;

import dev.tandem.acceptance.environment.RolloutClient;
import dev.tandem.acceptance.environment.TandemClient;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.rollout.routing.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Home, and the candidate of one module beside it. The clock of both is moved, so that a time
 * bucket is over when its reads are.
 */
final class Rehearsal implements AutoCloseable {

  static final Duration BUCKET = Duration.ofSeconds(10);

  /** So that each bucket is in another block, and has a vote of its own. */
  static final Duration BLOCK = BUCKET.multipliedBy(10);

  private static final int PAIRS = 12;
  private static final List<String> MODULES = List.of("billing", "scheduling");

  /** All is compared, and what waits for time to pass looks often. */
  private static final List<String> SETTINGS =
      List.of(
          "--spring.datasource.hikari.maximum-pool-size=26",
          "--tandem.rollout.mirror.share=1",
          "--tandem.rollout.mirror.away-share=1",
          "--tandem.rollout.mirror.noise-share=0",
          "--tandem.rollout.mirror.settled-share=1",
          "--tandem.rollout.mirror.queue=1000",
          "--tandem.rollout.mirror.timeout=20s",
          "--tandem.rollout.mirror.catch-up-timeout=60s",
          "--tandem.rollout.decisions.tick=500ms",
          "--tandem.rollout.figures-tick=300ms",
          "--tandem.billing.figures-tick=300ms",
          "--tandem.scheduling.figures-tick=300ms",
          "--tandem.signals.figures-tick=300ms",
          "--tandem.signals.gates-tick=300ms",
          "--tandem.signals.tick=300ms",
          "--tandem.signals.cycle-days=1",
          "--tandem.billing.max-unanswered-payments=1000",
          "--tandem.scheduling.limits.unpaid-per-hour=1000000",
          "--tandem.access.token-life=400d",
          "--management.endpoints.web.exposure.include=health,metrics");

  private final Topology topology = Topology.configured(SETTINGS, MODULES.toArray(String[]::new));
  private final TandemClient tandem = topology.client();
  private final Members members = Members.create(tandem, PAIRS);
  private int turn;

  /** Two processes, a database and a broker may share a slow machine with others. */
  static ConditionFactory patiently() {
    return TandemClient.eventually().atMost(Duration.ofMinutes(2));
  }

  TandemClient tandem() {
    return tandem;
  }

  Members members() {
    return members;
  }

  Operator operator(String module) {
    return new Operator(tandem.operator(), module);
  }

  RolloutClient rollout() {
    return topology.rollout();
  }

  /** Starts the candidate beside home, and no other service. */
  void start(String module, Path classes) {
    MODULES.forEach(this::clear);
    var service = topology.service(module);
    service.restartWith(classes);
    service.awaitReady();
  }

  private void clear(String module) {
    var service = topology.service(module);
    if (service.isStarted() && service.isAlive()) {
      bringHome(module);
      service.kill();
    }
  }

  void bringHome(String module) {
    if (operator(module).isRolledBack()) {
      patiently().until(() -> operator(module).isIn("home"));
      rollout().acknowledge(module);
    }
    rollout().moveHome(module);
  }

  /** Returns when the judge begins anew, with a bucket that is in this stage as a whole. */
  void enter(String module, Stage stage) {
    switch (stage) {
      case HOME -> rollout().moveHome(module);
      case SHADOW -> rollout().moveToShadow(module);
      case CANARY -> {
        rollout().moveToShadow(module);
        rollout().openCanary(module, "50%");
      }
      case AWAY -> rollout().moveAway(module);
    }
    patiently().until(() -> operator(module).judgedStage(), stage.name()::equals);
    tandem.clock().advanceBy(BUCKET);
  }

  /**
   * Members read for a while, and one of them may write before. Returns when all of it is compared
   * and judged, or the module has been rolled back.
   */
  void round(String module, Traffic traffic, int times, Duration length) {
    var operator = operator(module);
    if (traffic == Traffic.BILLING) {
      members.buyPack(turn++);
    }
    long before = operator.mirrored();
    long known = operator.known();
    int sent = members.read(traffic, times);
    patiently().until(() -> operator.isRolledBack() || operator.mirrored() >= before + sent);
    tandem.clock().advanceBy(length);
    patiently().until(() -> operator.isRolledBack() || operator.known() >= known + sent);
  }

  /** Moves the clock into the next hour, in which everything counts. */
  Instant nextHour() {
    var hour = tandem.clock().now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    tandem.clock().advanceTo(hour.plusSeconds(1));
    return hour;
  }

  /**
   * Whether the service tells a figure of a closed hour. It does not if that hour began before the
   * service, or whoever asks it, did.
   */
  boolean isTold(Operator operator, String figure, Instant hour) {
    try {
      TandemClient.eventually()
          .until(() ->
              operator.figure(figure, hour).stream().anyMatch(it -> !it.get("service").isNull()));
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    topology.close();
  }
}
