package dev.tandem.recommendations.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.Tandem;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.RecommendationsProperties;
import dev.tandem.recommendations.candidate.CandidateCache;
import dev.tandem.recommendations.candidate.MenteeQueries;
import dev.tandem.recommendations.model.ModelTrainer;
import dev.tandem.testing.MarkedSection;
import dev.tandem.testing.TestDatabase;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures recommendations of many mentors, beside the fusion of as many numbers and beside the
 * reference ranking: {@code mvn -Pbench test-compile exec:exec@recommendations}; with {@code
 * -Dbench.keep=true} the figures go into module-docs/benchmarks.md.
 */
final class RecommendationsBenchmark {

  private static final Path RESULTS_FILE = Path.of("module-docs/benchmarks.md");
  private static final MarkedSection SECTION =
      new MarkedSection(
          "<!-- recommendations: written by the benchmark -->", "<!-- /recommendations -->");
  private static final MentorshipPopulation POPULATION =
      new MentorshipPopulation(
          Integer.getInteger("mentors", 10_000),
          Integer.getInteger("mentees", 100_000),
          Integer.getInteger("sessions", 400_000));
  private static final int REQUESTS = Integer.getInteger("requests", 3_000);
  private static final Paging PAGE = new Paging(0, 10);

  private final List<String> lines = new ArrayList<>();
  private final ConfigurableApplicationContext context;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RecommendationsBenchmark(ConfigurableApplicationContext context) {
    this.context = context;
  }

  public static void main(String[] arguments) throws Exception {
    var context =
        new SpringApplicationBuilder(Tandem.class)
            .run(
                "--tandem.modules=recommendations",
                "--server.port=0",
                "--logging.level.root=warn",
                "--tandem.recommendations.refresh=1h",
                "--tandem.access.operator.password=known-to-tests-only",
                "--spring.datasource.url=" + TestDatabase.create());
    new RecommendationsBenchmark(context).run();
    System.exit(0);
  }

  private void run() throws Exception {
    print("## Recommendations, %s", LocalDate.now());
    print("");
    print(
        "`mvn -Pbench test-compile exec:exec@recommendations`: %,d mentors, %,d mentees, %,d sessions, %d cores, JDK %s with a heap of %d MiB. Load average of the machine at the start: %.1f.",
        POPULATION.mentors(),
        POPULATION.mentees(),
        POPULATION.sessions(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    print("");
    print("| | s |");
    print("|---|---|");
    var database = context.getBean(DataSource.class);
    once("write the rows by `COPY`", () -> write(database));
    once("read all candidates", () -> context.getBean(CandidateCache.class).current());
    var trainer = context.getBean(ModelTrainer.class);
    once("train (in the background)", trainer::retrain);
    once("train again", trainer::retrain);
    print("");
    measureRequests();
    System.gc();
    print("");
    print(
        "Heap in use after a garbage collection %d MiB; resident %s.",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(it -> it.startsWith("VmRSS"))
            .findFirst()
            .orElse("unknown"));
    writeReport();
  }

  private static boolean write(DataSource database) throws Exception {
    POPULATION.write(database, Instant.now());
    return true;
  }

  private void measureRequests() throws Exception {
    print(
        "| recommendation of 10, with reasons | requests | p50 ms | p99 ms | processor ms of the thread |");
    print("|---|---|---|---|---|");
    var random = new Random(1);
    var recommendations = context.getBean(Recommendations.class);
    Callable<?> inProcess = () -> recommendations.forMentee(mentee(random), null, PAGE);
    repeat(inProcess, REQUESTS);
    measure("in process, its queries included", inProcess, REQUESTS);
    var jdbc = context.getBean(JdbcClient.class);
    line(
        "the same, each after a change by another process",
        "",
        repeat(
            () -> {
              changeAvailability(jdbc, random);
              return true;
            },
            inProcess,
            REQUESTS / 3));
    var token = token();
    Callable<?> overHttp = () -> get(token, random);
    repeat(overHttp, REQUESTS);
    line("over HTTP, 1 client", "", repeat(overHttp, REQUESTS));
    var clients = new ArrayList<CompletableFuture<long[]>>();
    for (int i = 0; i < 16; i++) {
      clients.add(
          CompletableFuture.supplyAsync(
              () -> unchecked(overHttp, REQUESTS / 8), Thread.ofPlatform()::start));
    }
    line(
        "over HTTP, 16 clients",
        "",
        clients.stream().flatMapToLong(it -> Arrays.stream(it.join())).toArray());
    measurePeers(random);
  }

  private void measurePeers(Random random) throws Exception {
    int mentors = POPULATION.mentors();
    var numbers = IntStream.range(0, 5).mapToObj(_ -> random.doubles(mentors).toArray()).toList();
    repeat(() -> ReciprocalRankFusion.fuse(numbers, mentors), REQUESTS);
    measure(
        "peer: the fusion of five lists of as many numbers, and nothing else",
        () -> ReciprocalRankFusion.fuse(numbers, mentors),
        REQUESTS);
    var candidates = context.getBean(CandidateCache.class).current();
    var model = context.getBean(ModelTrainer.class).current().model();
    var properties = context.getBean(RecommendationsProperties.class);
    measure(
        "peer: the reference ranking, in memory",
        () -> {
          var criteria =
              new SearchCriteria(mentee(random), null, Instant.now(), properties.bookableWithin());
          return new ReferenceRanking(model, criteria, properties).rank(candidates.all());
        },
        10);
  }

  private dev.tandem.recommendations.candidate.Mentee mentee(Random random) {
    var id = new MenteeId(POPULATION.mentee(random.nextInt(POPULATION.mentees())));
    return context.getBean(MenteeQueries.class).findMentee(id).orElseThrow();
  }

  private static void changeAvailability(JdbcClient jdbc, Random random) {
    jdbc.sql("update recommendations.availability set open_minutes = ? where mentor_id = ?")
        .params(30 + random.nextInt(600), POPULATION.mentor(random.nextInt(POPULATION.mentors())))
        .update();
  }

  private String get(String token, Random random) throws Exception {
    var mentee = POPULATION.mentee(random.nextInt(POPULATION.mentees()));
    var answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/recommendations/mentees/" + mentee))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
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

  private URI uri(String path) {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path);
  }

  private void once(String step, Callable<?> task) throws Exception {
    print("| %s | %.1f |", step, repeat(task, 1)[0] / 1e9);
  }

  private static long[] unchecked(Callable<?> task, int times) {
    try {
      return repeat(task, times);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static long[] repeat(Callable<?> task, int times) throws Exception {
    return repeat(() -> true, task, times);
  }

  private static long[] repeat(Callable<?> before, Callable<?> task, int times) throws Exception {
    var nanos = new long[times];
    for (int i = 0; i < times; i++) {
      before.call();
      long start = System.nanoTime();
      task.call();
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private static double processorMillis() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  /** Its mean, which other processes of the machine disturb least. */
  private void measure(String name, Callable<?> task, int times) throws Exception {
    double before = processorMillis();
    var nanos = repeat(task, times);
    line(name, "%.1f".formatted((processorMillis() - before) / times), nanos);
  }

  private void line(String name, String processor, long... nanos) {
    Arrays.sort(nanos);
    int last = (int) Math.min(nanos.length - 1, Math.ceil(0.99 * nanos.length));
    print(
        "| %s | %,d | %.1f | %.1f | %s |",
        name, nanos.length, nanos[nanos.length / 2] / 1e6, nanos[last] / 1e6, processor);
  }

  private void print(String line, Object... values) {
    var text = values.length == 0 ? line : String.format(Locale.ROOT, line, values);
    System.out.println(text);
    lines.add(text);
  }

  private void writeReport() throws Exception {
    if (Boolean.getBoolean("bench.keep")) {
      var content = String.join("\n", lines);
      Files.writeString(RESULTS_FILE, SECTION.replaceIn(Files.readString(RESULTS_FILE), content));
    }
  }
}
