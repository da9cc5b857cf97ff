package dev.tandem.notifications;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tandem.acceptance.environment.ApiUser;
import dev.tandem.acceptance.environment.Topology;
import dev.tandem.eventing.BenchmarkReport;
import dev.tandem.testing.MarkedSection;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/**
 * Measures how long bookings take while nothing is sent, and while ten thousand messages are queued
 * within a minute and sent, in turns in the same process. Each message goes to another member.
 */
final class MessageLoadBenchmark {

  private static final int MESSAGES = Integer.getInteger("bench.messages", 10_000);
  private static final Duration WINDOW = Duration.ofSeconds(Integer.getInteger("bench.window", 60));
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 2);
  private static final Duration BETWEEN_BOOKINGS = Duration.ofMillis(100);
  private static final int SLOTS_OF_A_MENTOR = 55 * 16;
  private static final double GOAL = 1.25;
  private static final Path PAGE = Path.of("module-docs/benchmarks.md");
  private static final Path LATEST = Path.of("target/benchmarks-messages.md");
  private static final MarkedSection SECTION =
      new MarkedSection("<!-- messages: written by the benchmark -->", "<!-- /messages -->");

  private final Topology topology;
  private final GreenMail mailServer;
  private final List<Long> quiet = new ArrayList<>();
  private final List<Long> loaded = new ArrayList<>();
  private long sentMeanwhile;
  private ApiUser mentee;
  private String offering;
  private int slot = SLOTS_OF_A_MENTOR;

  private MessageLoadBenchmark(Topology topology, GreenMail mailServer) {
    this.topology = topology;
    this.mailServer = mailServer;
  }

  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger("com.icegreen")).setLevel(Level.WARN);
    var mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mailServer.start();
    try (var topology =
        Topology.configured(
            List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailServer.getSmtp().getPort()))) {
      new MessageLoadBenchmark(topology, mailServer).run();
    } finally {
      mailServer.stop();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    addRecipients();
    book(Duration.ofSeconds(15));
    for (int round = 0; round < ROUNDS; round++) {
      quiet.addAll(book(WINDOW));
      var before = sent();
      var queueing = CompletableFuture.runAsync(this::queueMessages);
      loaded.addAll(book(WINDOW));
      queueing.join();
      sentMeanwhile += sent() - before;
      execute("update notifications.message set status = 'SUPPRESSED' where status = 'QUEUED'");
    }
    report(submissionsASecond());
  }

  /** The time of each booking, in microseconds; one begins every tenth of a second. */
  private List<Long> book(Duration time) {
    var micros = new ArrayList<Long>();
    var end = System.nanoTime() + time.toNanos();
    for (long next = System.nanoTime(); next < end; next += BETWEEN_BOOKINGS.toNanos()) {
      LockSupport.parkNanos(next - System.nanoTime());
      if (slot == SLOTS_OF_A_MENTOR) {
        mentee = topology.client().createMentee();
        offering = topology.client().createOffering(topology.client().createMentor());
        slot = 0;
        next = System.nanoTime();
      }
      var start = topology.client().daysFromNow(2 + slot / 16, 6 + slot % 16);
      slot++;
      var begin = System.nanoTime();
      topology.client().book(mentee, offering, start, "ok").expectStatus(201);
      micros.add((System.nanoTime() - begin) / 1000);
    }
    return micros;
  }

  private void addRecipients() {
    execute(
        """
        insert into notifications.contact (id, version, member_id, address, address_key,
          display_name, language, status, created_at, verified_at)
        select gen_random_uuid(), 1, gen_random_uuid(), 'm' || i || '@load.example',
          'm' || i || '@load.example', 'Member ' || i, 'en', 'VERIFIED', now(), now()
        from generate_series(1, %d) i
        """
            .formatted(MESSAGES));
  }

  /** By statements, so that it measures what messages cost, and not what leads to them. */
  private void queueMessages() {
    int batches = 300;
    var pause = WINDOW.toNanos() / batches;
    var next = System.nanoTime();
    for (int batch = 0; batch < batches; batch++) {
      execute(
          """
          insert into notifications.message (id, cause_id, member_id, kind, topic, parameters,
            status, queued_at, due_at, changed_at)
          select gen_random_uuid(), gen_random_uuid(), member_id, 'NEW_DEVICE', 'SECURITY', '{}',
            'QUEUED', '%1$s', '%1$s', '%1$s'
          from (select member_id from notifications.contact where address like '%%@load.example'
            order by address limit %2$d offset %3$d) recipients
          """
              .formatted(
                  topology.client().clock().now(),
                  MESSAGES / batches + 1,
                  batch * (MESSAGES / batches + 1)));
      next += pause;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private long sent() {
    try (var connection = DriverManager.getConnection(topology.databaseUrl(Topology.HOME));
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "select count(*) from notifications.message where status = 'SENT'")) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void execute(String sql) {
    try (var connection = DriverManager.getConnection(topology.databaseUrl(Topology.HOME));
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** What the mail server takes of a program that does nothing else, on a connection each. */
  private double submissionsASecond() throws Exception {
    var settings = new Properties();
    settings.setProperty("mail.smtp.host", "127.0.0.1");
    settings.setProperty("mail.smtp.port", String.valueOf(mailServer.getSmtp().getPort()));
    var session = Session.getInstance(settings);
    int count = 1000;
    var begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      var mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress("no-reply@tandem.example"));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress("limit@load.example"));
      mail.setSubject("New sign-in from another device");
      mail.setText("x".repeat(4000));
      try (var transport = session.getTransport("smtp")) {
        transport.connect();
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    }
    return count * 1e9 / (System.nanoTime() - begin);
  }

  private void report(double limit) throws Exception {
    quiet.sort(null);
    loaded.sort(null);
    var lines = new ArrayList<String>();
    lines.add("## Messages beside bookings, " + LocalDate.now());
    lines.add("");
    lines.add(
        "`mvn -Pbench test-compile exec:exec@messages`, %d rounds in turns of %d s each: %d cores, %s %s, JDK %s. Bookings begin every 100 ms; in every second turn %d messages are queued, each to another member, and handed to a mail server on the same machine."
            .formatted(
                ROUNDS,
                WINDOW.toSeconds(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                MESSAGES));
    lines.add("");
    lines.add("| a booking takes | p50 | p95 | p99 | bookings |");
    lines.add("|---|---|---|---|---|");
    lines.add(row("while nothing is sent", quiet));
    lines.add(row("while the messages are queued and sent", loaded));
    lines.add(
        String.format(
            Locale.ROOT,
            "| the second : the first (goal %.2f at p95) | %.2f | %.2f, %s | %.2f | |",
            GOAL,
            ratio(50),
            ratio(95),
            BenchmarkReport.verdict(ratio(95), GOAL, false),
            ratio(99)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "Meanwhile %.0f messages a second were handed over; the others wait. A program that does nothing else hands this mail server %.0f a second, on a connection each.",
            sentMeanwhile / (double) (ROUNDS * WINDOW.toSeconds()),
            limit));
    lines.forEach(System.out::println);
    Files.createDirectories(LATEST.getParent());
    Files.writeString(LATEST, String.join("\n", lines) + "\n");
    if (Boolean.getBoolean("bench.keep")) {
      Files.writeString(PAGE, SECTION.replaceIn(Files.readString(PAGE), String.join("\n", lines)));
    }
  }

  private double ratio(int percent) {
    return (double) percentile(loaded, percent) / percentile(quiet, percent);
  }

  private static String row(String what, List<Long> sorted) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f ms | %.1f ms | %.1f ms | %d |",
        what,
        percentile(sorted, 50) / 1000.0,
        percentile(sorted, 95) / 1000.0,
        percentile(sorted, 99) / 1000.0,
        sorted.size());
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
