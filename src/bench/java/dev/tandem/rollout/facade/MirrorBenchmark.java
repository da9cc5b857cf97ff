package dev.tandem.rollout.facade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.Tandem;
import dev.tandem.rollout.facade.ScriptedService.Script;
import dev.tandem.rollout.routing.RouteTable;
import dev.tandem.testing.TestDatabase;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures what users feel of mirrored reads: 300 requests a second to one module, in turns at home
 * and in the shadow of a service that answers, hangs, is dead, or does not end. Every read is
 * mirrored. Times count from when a request was due.
 */
final class MirrorBenchmark {

  private static final int RATE = Integer.getInteger("bench.rate", 300);
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("bench.window", 10));
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
  private static final String PATH = "/api/billing/packs";
  private static final String MODULE = "billing";
  private static final double GOAL_MILLIS = 1;

  /** All but signals, whose judge would end the shadow of such a service at once. */
  private static final String MODULES =
      "billing,members,notifications,portal,preferences,recommendations,rollout,scheduling";

  private final ScriptedService service = new ScriptedService();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ConfigurableApplicationContext platform;
  private final HttpRequest request;

  private MirrorBenchmark() throws Exception {
    platform =
        new SpringApplication(Tandem.class)
            .run(
                "--server.port=0",
                "--tandem.modules=" + MODULES,
                "--spring.datasource.url=" + TestDatabase.create(),
                "--tandem.access.operator.password=known-to-tests-only",
                "--tandem.rollout.mirror.share=1",
                "--tandem.rollout.modules.billing.url=" + service.url());
    request =
        HttpRequest.newBuilder(uri(PATH)).header("Authorization", "Bearer " + token()).build();
  }

  public static void main(String[] args) throws Exception {
    var benchmark = new MirrorBenchmark();
    benchmark.run();
    System.exit(0);
  }

  private void run() throws Exception {
    var scripts = new LinkedHashMap<String, Script>();
    var body = http.send(request, BodyHandlers.ofString()).body();
    scripts.put("answers", (asked, out) -> out.write(ScriptedService.ok("application/json", body)));
    scripts.put("hangs", (asked, out) -> new CountDownLatch(1).await());
    scripts.put("does not end", MirrorBenchmark::writeForever);
    setStage("HOME");
    warmUp();
    System.out.println("| service | requests | p50 ms | p99 ms | p99.9 ms | dropped |");
    System.out.println("|---|---|---|---|---|---|");
    for (var script : scripts.entrySet()) {
      service.script = script.getValue();
      service.start();
      compare(script.getKey());
    }
    service.stop();
    compare("is dead");
  }

  private void warmUp() throws Exception {
    for (int i = 0; i < 5_000; i++) {
      requireAnswer(http.send(request, BodyHandlers.ofString()));
    }
  }

  private void compare(String behaviour) throws Exception {
    var atHome = new ArrayList<Long>();
    var mirrored = new ArrayList<Long>();
    double droppedBefore = dropped();
    for (int round = 0; round < ROUNDS; round++) {
      setStage("HOME");
      atHome.addAll(load(WINDOW));
      setStage("SHADOW");
      load(Duration.ofSeconds(2));
      mirrored.addAll(load(WINDOW));
    }
    double dropped = dropped() - droppedBefore;
    print("(at home, in turns)", atHome, 0);
    print(behaviour, mirrored, dropped);
    double added = percentile(mirrored, 0.99) - percentile(atHome, 0.99);
    System.out.println(
        String.format(
            Locale.ROOT,
            "p99 added while the service %s: %.2f ms; goal %.0f ms: %s",
            behaviour,
            added,
            GOAL_MILLIS,
            added <= GOAL_MILLIS ? "reached" : "missed"));
  }

  /** The times in nanoseconds. */
  private List<Long> load(Duration time) {
    int count = (int) (RATE * time.toMillis() / 1000);
    long[] nanos = new long[count];
    var answers = new CompletableFuture<?>[count];
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = begin + i * 1_000_000_000L / RATE;
      LockSupport.parkNanos(due - System.nanoTime());
      answers[i] =
          http.sendAsync(request, BodyHandlers.ofString())
              .thenAccept(answer -> {
                requireAnswer(answer);
                nanos[number] = System.nanoTime() - due;
              });
    }
    CompletableFuture.allOf(answers).join();
    return Arrays.stream(nanos).boxed().toList();
  }

  private static void requireAnswer(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("A user got " + answer.statusCode());
    }
  }

  private static void print(String name, List<Long> nanos, double dropped) {
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %.2f | %.2f | %.2f | %.0f |",
            name,
            nanos.size(),
            percentile(nanos, 0.5),
            percentile(nanos, 0.99),
            percentile(nanos, 0.999),
            dropped));
  }

  private static double percentile(List<Long> nanos, double share) {
    var sorted = nanos.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1e6;
  }

  private double dropped() {
    return platform
        .getBean(MeterRegistry.class)
        .find("tandem.rollout.mirror")
        .tag("result", "dropped")
        .counters()
        .stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private void setStage(String stage) {
    platform
        .getBean(JdbcClient.class)
        .sql("update rollout.route set stage = ?, epoch = epoch + 1 where module = ?")
        .params(stage, MODULE)
        .update();
    var routes = platform.getBean(RouteTable.class);
    while (!routes.route(MODULE).stage().name().equals(stage)) {
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static void writeForever(ScriptedService.ReceivedRequest asked, OutputStream out)
      throws IOException {
    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(UTF_8));
    var part = new byte[8_192];
    while (true) {
      out.write(part);
    }
  }

  private URI uri(String path) {
    return URI.create(
        "http://localhost:" + platform.getEnvironment().getProperty("local.server.port") + path);
  }

  private String token() throws Exception {
    var basic = Base64.getEncoder().encodeToString("operator:known-to-tests-only".getBytes(UTF_8));
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/access/tokens"))
                .headers("Authorization", "Basic " + basic)
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    return answer.body().replaceFirst("(?s).*\"accessToken\":\"([^\"]+)\".*", "$1");
  }
}
