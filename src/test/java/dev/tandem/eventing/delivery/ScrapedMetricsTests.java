package dev.tandem.eventing.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.eventing.EventingSlice;
import dev.tandem.eventing.SampleListeners.DeliveryRecorder;
import dev.tandem.eventing.SampleListeners.TestPublisher;
import dev.tandem.eventing.events.Noted;
import dev.tandem.testing.Deliveries;
import dev.tandem.testing.LoggedInAs;
import io.micrometer.tracing.Tracer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@EventingSlice
class ScrapedMetricsTests {

  private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
  private static final Pattern METRIC = Pattern.compile("\\b(?:http|tandem|hikaricp)_[a-z0-9_]+");

  /** In an expression: text, the labels in braces, and the labels after by. */
  private static final Pattern NO_METRIC =
      Pattern.compile("\\{\\{.*?}}|\\{[^{}]*}|\\bby \\([^()]*\\)|label_values\\(|, [a-z_]+\\)");

  @Autowired DeliveryRecorder recorder;
  @Autowired TestPublisher publisher;
  @Autowired JdbcClient jdbc;
  @Autowired Tracer tracer;
  @Autowired MockMvcTester mvc;

  @BeforeEach
  void deliver() {
    recorder.createTable();
    var failing = "fails " + UUID.randomUUID();
    recorder.failTimes(failing, 4);
    var span = tracer.nextSpan().name("request").start();
    try (var _ = tracer.withSpan(span)) {
      publisher.publish(Noted.about(UUID.randomUUID(), 1, failing));
    } finally {
      span.end();
    }
    Deliveries.awaitAll(jdbc);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy/grafana/tandem.json", "deploy/prometheus/alerts.yaml"})
  void everyMetricThatADashboardOrAnAlertNamesExists(String file) throws IOException {
    var named = metricsIn(Files.readString(Path.of(file)));
    scrape(OPEN_METRICS);

    assertThat(named).hasSizeGreaterThan(5);
    assertThat(names(scrape(OPEN_METRICS))).containsAll(named);
  }

  @Test
  void anExemplarLeadsFromADeliveryToItsTrace() {
    assertThat(scrape(OPEN_METRICS).lines())
        .anyMatch(it ->
            it.startsWith("tandem_eventing_delivery_seconds_bucket") && it.contains("trace_id="));
  }

  @Test
  void aThousandAddressesThatNobodyKnowsAreOneRoute() {
    scrape(OPEN_METRICS);
    var before = series();
    var random = new Random(18);
    for (int i = 0; i < 1_000; i++) {
      var name = Long.toString(random.nextLong(Long.MAX_VALUE), 36);
      var path = i % 2 == 0 ? "/" + name : "/api/eventing/" + name + "/" + i;
      mvc.get().uri(path).with(LoggedInAs.operator()).exchange();
    }

    assertThat(series()).isLessThan(before + 200);
  }

  private long series() {
    return scrape(OPEN_METRICS).lines().filter(it -> !it.startsWith("#")).count();
  }

  private String scrape(String format) {
    var answer =
        mvc.get()
            .uri("/actuator/prometheus")
            .header("Accept", format)
            .with(LoggedInAs.operator())
            .exchange();
    assertThat(answer).hasStatusOk();
    return new String(
        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Set<String> names(String scraped) {
    return scraped
        .lines()
        .filter(it -> !it.startsWith("#"))
        .map(it -> it.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static Set<String> metricsIn(String file) {
    var expressions = NO_METRIC.matcher(file).replaceAll(" ");
    var matcher = METRIC.matcher(expressions);
    var names = new HashSet<String>();
    while (matcher.find()) {
      names.add(matcher.group());
    }
    return names;
  }
}
