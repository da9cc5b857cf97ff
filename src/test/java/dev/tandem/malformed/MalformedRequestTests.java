package dev.tandem.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.malformed.Visitors.Visitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What a sender got wrong is an answer of 4xx with a sentence, changes nothing, and is one line in
 * the log. The requests are the same in each run; {@code mvn -Pmalformed test} sends more of them.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=" + MalformedRequestTests.PASSWORD)
class MalformedRequestTests {

  static final String PASSWORD = "browser-tests";
  private static final int REQUESTS = Integer.getInteger("malformed.requests", 3_000);
  private static final int SENDERS = 6;

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void areAnsweredWithASentenceChangeNothingAndFillNoLog() throws Exception {
    var targets = Targets.of(routes);
    var visitors = Visitors.signIn(port, "operator", PASSWORD);
    var before = StoredRows.of(jdbc);
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try (var senders = Executors.newFixedThreadPool(SENDERS)) {
      IntStream.range(0, REQUESTS)
          .forEach(number -> senders.execute(() -> send(number, targets, visitors)));
    } finally {
      root.detachAppender(log);
    }

    assertThat(failures).isEmpty();
    assertThat(StoredRows.of(jdbc)).isEqualTo(before);
    var events = new ArrayList<>(log.list);
    assertThat(
            events.stream()
                .filter(event -> event.getThrowableProxy() != null)
                .map(ILoggingEvent::getFormattedMessage))
        .isEmpty();
    assertThat(
            events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage))
        .isEmpty();
    assertThat(events).hasSizeLessThan(REQUESTS + 200);
    assertThat(events).allMatch(event -> event.getFormattedMessage().length() < 600);
  }

  private void send(int number, List<Targets.Target> targets, List<Visitor> visitors) {
    var random = new SplittableRandom(20_261_128L + number);
    var target = targets.get(number % targets.size());
    var visitor = Mistakes.pick(visitors, random);
    var mistake = mistakeFor(target, visitor, random);
    var request = visitor.request(target.method(), target.path(random));
    mistake.edit().apply(request, random);
    try {
      var problem = Expectations.problemOf(mistake, request, RawResponse.to(request.bytes(), port));
      problem.ifPresent(it -> failures.add(mistake.name() + ": " + it + "\n" + request));
    } catch (IOException e) {
      failures.add(mistake.name() + ": " + e + "\n" + request);
    }
  }

  /** Who may change something makes mistakes that no server may overlook. */
  private static Mistake mistakeFor(
      Targets.Target target, Visitor visitor, SplittableRandom random) {
    var choices =
        Mistakes.all().stream()
            .filter(it -> target.isRead() || !visitor.isSignedIn() || !it.harmless())
            .toList();
    return Mistakes.pick(choices, random);
  }
}
