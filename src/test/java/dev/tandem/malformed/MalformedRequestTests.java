package dev.tandem.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
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
@Tag("malformed")
@Isolated("reads the whole log")
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "tandem.access.operator.password=" + MalformedRequestTests.PASSWORD)
class MalformedRequestTests {

  static final String PASSWORD = "browser-tests";
  private static final int REQUESTS = Integer.getInteger("malformed.requests", 3_000);

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void areAnsweredWithASentenceChangeNothingAndFillNoLog() throws Exception {
    var targets = Targets.of(routes);
    var visitors = Visitors.signIn(port, "operator", PASSWORD);
    var before = StoredRows.of(jdbc);
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    List<String> failures;
    try {
      failures = new MalformedTraffic(port, targets, visitors).send(REQUESTS);
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
}
