package dev.tandem.rollout.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tandem.access.identity.InternalTokens;
import dev.tandem.eventing.figures.DueHours;
import dev.tandem.eventing.figures.ReportingSide;
import dev.tandem.kernel.time.AdjustableClock;
import dev.tandem.kernel.tls.TrustedCertificates;
import dev.tandem.rollout.RolloutSlice;
import dev.tandem.rollout.events.FiguresCollected;
import dev.tandem.rollout.routing.Canary;
import dev.tandem.rollout.routing.ModuleRoute;
import dev.tandem.rollout.routing.RolloutProperties;
import dev.tandem.rollout.routing.RolloutProperties.ServiceProperties;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.rollout.routing.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.test.AssertablePublishedEvents;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@RolloutSlice
class FigureCollectorTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired InternalTokens tokens;
  @Autowired TrustedCertificates trusted;
  @Autowired JsonMapper json;
  @Autowired DueHours dueHours;
  @Autowired ApplicationEventPublisher publisher;
  @Autowired TransactionTemplate transaction;
  @Autowired AdjustableClock clock;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private Instant hour;
  private HttpServer service;

  @BeforeEach
  void startService() throws IOException {
    hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(50));
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/api/billing/figures", this::answer);
    service.start();
  }

  @AfterEach
  void stopService() {
    service.stop(0);
    clock.reset();
  }

  /** Knows nothing of the hour that comes second. */
  private void answer(HttpExchange exchange) throws IOException {
    var hour = exchange.getRequestURI().getQuery().substring("hour=".length());
    asked.add(hour);
    boolean isKnown = !hour.equals(this.hour.plus(HOUR).toString());
    boolean isCalledByPlatform =
        exchange.getRequestHeaders().getFirst("Authorization").startsWith("Bearer ");
    var body =
        """
        {"hour": "%s", "figures": [{"signal": "fees", "scope": "", "value": 7, "items": []}]}
        """
            .formatted(hour)
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(isKnown && isCalledByPlatform ? 200 : 503, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void asksTheCopyForEachClosedHourAndOnceMoreAndPublishesWhatItSays(
      AssertablePublishedEvents events) {
    var collector = collector(Stage.SHADOW);
    clock.stopAt(hour.plusSeconds(60));
    collector.collectDue();
    assertThat(asked).isEmpty();

    clock.stopAt(hour.plus(Duration.ofHours(3)).plus(Duration.ofMinutes(5)));
    collector.collectDue();

    assertThat(asked)
        .containsExactly(
            hour.toString(), hour.plus(HOUR).toString(), hour.plus(Duration.ofHours(2)).toString());
    assertThat(events.ofType(FiguresCollected.class))
        .extracting(FiguresCollected::hour)
        .containsExactly(hour, hour.plus(Duration.ofHours(2)));
    assertThat(events.ofType(FiguresCollected.class))
        .allSatisfy(it -> {
          assertThat(it.module()).isEqualTo("billing");
          assertThat(it.side()).isEqualTo(ReportingSide.SERVICE);
          assertThat(it.figures().getFirst().value()).isEqualByComparingTo("7");
        });

    collector.collectDue();
    assertThat(asked).hasSize(3);
  }

  @Test
  void asksNobodyWhoReportsAlone() {
    clock.stopAt(hour.plus(Duration.ofHours(9)));
    collector(Stage.AWAY).collectDue();
    collector(Stage.HOME).collectDue();

    assertThat(asked).isEmpty();
  }

  private FigureCollector collector(Stage stage) {
    var address = URI.create("http://localhost:" + service.getAddress().getPort());
    var services =
        new RolloutProperties(
            Map.of("billing", new ServiceProperties(address, null)), HOUR, HOUR, HOUR);
    var route = new ModuleRoute("billing", stage, 3, Instant.EPOCH, false, Canary.NONE);
    return new FigureCollector(
        new RouteTable(List.of(route), Instant.EPOCH),
        dueHours,
        new ServiceFigures(services, tokens, trusted, json, (interaction, times) -> {}),
        publisher,
        transaction,
        clock);
  }
}
