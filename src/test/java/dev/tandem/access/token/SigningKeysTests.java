package dev.tandem.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tandem.access.AccessProperties;
import dev.tandem.access.encryption.SecretCipherFixture;
import dev.tandem.testing.ModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
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

  List<String> kept = List.of();

  /** The slice goes on using what it has. */
  @BeforeEach
  void noKey() {
    kept = jdbc.sql("select to_jsonb(k) from access.signing_key k").query(String.class).list();
    jdbc.sql("delete from access.signing_key").update();
  }

  @AfterEach
  void theKeysOfTheSlice() {
    jdbc.sql("delete from access.signing_key").update();
    for (var key : kept) {
      jdbc.sql(
              """
              insert into access.signing_key
              select * from jsonb_populate_record(null::access.signing_key, ?::jsonb)
              """)
          .param(key)
          .update();
    }
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

  @Test
  void theDatabaseDoesNotTellThePrivateHalf() {
    var key = at(Duration.ZERO).signing();
    var secret = key.toECKey().getD().toString();

    assertThat(key.isPrivate()).isTrue();
    assertThat(
            jdbc.sql("select row_to_json(k)::text from access.signing_key k")
                .query(String.class)
                .single())
        .contains(key.getKeyID())
        .doesNotContain(secret, "\"d\"");
  }

  @Test
  void aKeyThatWasKeptInClearIsReplacedAndForgotten() throws Exception {
    var old = new ECKeyGenerator(Curve.P_256).keyID("in clear").generate();
    jdbc.sql("insert into access.signing_key (kid, jwk, created_at) values ('in clear', ?, ?)")
        .params(old.toJSONString(), START.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
        .update();

    assertThat(at(Duration.ZERO).signing()).as("the next is not known everywhere").isEqualTo(old);
    var later = SigningKeys.PUBLISHED_BEFORE;
    assertThat(at(later).signing().getKeyID()).isNotEqualTo("in clear");
    assertThat(jdbc.sql("select jwk from access.signing_key").query(String.class).list())
        .hasSize(2)
        .noneMatch(it -> it.contains("\"d\""));
    assertThat(at(later).verifying()).contains(old.toPublicJWK());
  }

  @Test
  void aProcessWithAnotherSecretSignsWithAKeyOfItsOwnAndVerifiesTheOthers() {
    var first = at(Duration.ZERO).signing();
    var stranger = at(Duration.ZERO, "the secret of another process, long enough");

    assertThat(stranger.signing()).isNotEqualTo(first);
    assertThat(stranger.verifying()).contains(first.toPublicJWK()).hasSize(2);
    assertThat(at(Duration.ZERO).signing()).isEqualTo(first);
  }

  private SigningKeys at(Duration elapsed) {
    return at(elapsed, "the secret of the processes of this test");
  }

  private SigningKeys at(Duration elapsed, String secret) {
    var ciphers = SecretCipherFixture.ciphers(secret);
    var clock = Clock.fixed(START.plus(elapsed), ZoneOffset.UTC);
    return new SigningKeys(jdbc, transaction, settings, ciphers, clock);
  }
}
