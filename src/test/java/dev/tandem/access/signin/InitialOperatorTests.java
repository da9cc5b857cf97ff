package dev.tandem.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.access.AccessProperties;
import dev.tandem.access.PasswordProperties;
import dev.tandem.access.password.CommonPasswords;
import dev.tandem.access.password.PasswordHashing;
import dev.tandem.access.password.PasswordRules;
import dev.tandem.testing.ModuleTest;
import dev.tandem.testing.StartLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class InitialOperatorTests {

  @Autowired SignIns signIns;
  @Autowired PasswordHashing passwords;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @TempDir Path folder;

  @BeforeEach
  void noOperator() {
    jdbc.sql("delete from access.sign_in where 'OPERATOR' = any (roles)").update();
  }

  /** The one that the platform of all these tests has started with. */
  @AfterEach
  void theKnownOperator() throws Exception {
    noOperator();
    start(Map.of("tandem.access.operator.password", "known-to-tests-only")).call();
  }

  @Test
  void processesThatStartTogetherOnAnEmptyDatabaseCreateOneOperator() throws Exception {
    var password = Map.of("tandem.access.operator.password", "the operator's own");
    try (var starts = Executors.newVirtualThreadPerTaskExecutor()) {
      var processes = Stream.generate(() -> start(password)).limit(4).toList();
      for (var started : starts.invokeAll(processes)) {
        started.get();
      }
    }

    assertThat(operators()).isEqualTo(1);
  }

  @Test
  void aGeneratedPasswordIsInAFileAndNotInTheLog() throws Exception {
    var log = (Logger) LoggerFactory.getLogger(InitialOperator.class);
    var logged = new ListAppender<ILoggingEvent>();
    logged.start();
    try (var _ = StartLock.hold()) {
      log.addAppender(logged);
      start(Map.of()).call();
    } finally {
      log.detachAppender(logged);
    }

    var password = Files.readString(folder.resolve("operator-password")).strip();
    assertThat(password).hasSizeGreaterThan(12);
    assertThat(logged.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .singleElement()
        .asString()
        .contains("operator-password")
        .doesNotContain(password);
    assertThat(operators()).isEqualTo(1);
  }

  @Test
  void aFirstPasswordThatNobodyUsedInTimeIsReplacedAtTheNextStart() throws Exception {
    start(Map.of()).call();
    var first = passwordHash();
    start(Map.of()).call();
    assertThat(passwordHash()).as("there is time left").isEqualTo(first);

    jdbc.sql("update access.sign_in set password_ends_at = now() where username = 'operator'")
        .update();
    start(Map.of()).call();
    assertThat(passwordHash()).isNotEqualTo(first);
    assertThat(operators()).isEqualTo(1);

    jdbc.sql("update access.sign_in set password_ends_at = null where username = 'operator'")
        .update();
    var own = passwordHash();
    start(Map.of()).call();
    assertThat(passwordHash()).as("chosen by the operator").isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "password1", "operator"})
  void aGivenPasswordThatIsWeakIsRefused(String password) {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(Map.of("tandem.access.operator.password", password)).call())
        .withMessageContaining("tandem.access.operator.password");
    assertThat(operators()).isZero();
  }

  private Callable<Void> start(Map<String, String> properties) {
    var settings =
        new Binder(new MapConfigurationPropertySource(properties))
            .bindOrCreate("tandem.access", AccessProperties.class);
    var rules = new PasswordRules(settings, new CommonPasswords(new PasswordProperties(List.of())));
    var operator =
        new InitialOperator(signIns, passwords, settings, rules, transaction, jdbc, folder);
    return () -> {
      operator.run(new DefaultApplicationArguments());
      return null;
    };
  }

  private String passwordHash() {
    return jdbc.sql("select password_hash from access.sign_in where username = 'operator'")
        .query(String.class)
        .single();
  }

  private long operators() {
    return jdbc.sql("select count(*) from access.sign_in where 'OPERATOR' = any (roles)")
        .query(Long.class)
        .single();
  }
}
