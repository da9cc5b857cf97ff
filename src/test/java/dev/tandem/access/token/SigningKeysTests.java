package dev.tandem.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.AccessProperties;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A key signs for its life, is known before and is accepted for as long again. */
@ModuleTest
class SigningKeysTests {

  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(90);

  @Autowired JdbcClient jdbc;
  @Autowired TransactionTemplate transaction;
  @Autowired AccessProperties settings;

  @BeforeEach
  void noKey() {
    jdbc.sql("delete from access.signing_key").update();
  }

  @Test
  void allProcessesUseTheFirstKeyAtOnce() {
    assertThat(at(Duration.ZERO).signing()).isEqualTo(at(Duration.ZERO).signing());
  }

  @Test
  void theNextKeyIsPublishedBeforeItSigns() {
    var first = at(Duration.ZERO).signing();

    assertThat(at(LIFE.minusSeconds(1)).verifying()).containsExactly(first);
    assertThat(at(LIFE).signing()).isEqualTo(first);
    assertThat(at(LIFE).verifying()).hasSize(2).startsWith(first);
    var next = at(LIFE.plus(SigningKeys.PUBLISHED_BEFORE)).signing();
    assertThat(next).isNotEqualTo(first);
    assertThat(at(LIFE.plusDays(1)).verifying()).containsExactly(first, next);
  }

  @Test
  void anOldKeyIsDeletedWhenNothingThatItSignedIsAlive() {
    var first = at(Duration.ZERO).signing();
    at(LIFE).signing();

    assertThat(at(LIFE.multipliedBy(2).plusDays(1)).verifying()).hasSize(2).doesNotContain(first);
  }

  private SigningKeys at(Duration elapsed) {
    var clock = Clock.fixed(START.plus(elapsed), ZoneOffset.UTC);
    return new SigningKeys(jdbc, transaction, settings, clock);
  }
}
