package dev.tandem.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.access.identity.events.SignInEnded;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.scheduling.SchedulingModuleTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingModuleTest
class CalendarTokenServiceTests {

  @Autowired CalendarTokenService tokens;
  @Autowired SignInListener signIns;
  @Autowired Clock clock;

  @Test
  void aTokenIdentifiesItsMember() {
    var member = UUID.randomUUID();

    assertThat(tokens.findMember(tokens.issue(member))).contains(member);
    assertThat(tokens.hasToken(member)).isTrue();
  }

  @Test
  void aNewTokenReplacesTheEarlierOne() {
    var member = UUID.randomUUID();
    var earlier = tokens.issue(member);

    var current = tokens.issue(member);

    assertThat(tokens.findMember(earlier)).isEmpty();
    assertThat(tokens.findMember(current)).contains(member);
  }

  @Test
  void aRevokedTokenIdentifiesNobody() {
    var member = UUID.randomUUID();
    var token = tokens.issue(member);

    tokens.revoke(member);

    assertThat(tokens.findMember(token)).isEmpty();
    assertThat(tokens.hasToken(member)).isFalse();
  }

  @Test
  void aFeedEndsWithTheSignInButOneThatWasTurnedOnSinceStays() {
    var member = UUID.randomUUID();
    var closed = clock.instant();
    var since = tokens.issue(member);
    signIns.on(ended(member, closed));
    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(20))
        .until(() -> tokens.findMember(since).isPresent());

    signIns.on(ended(member, clock.instant()));

    await().until(() -> tokens.findMember(since).isEmpty());
  }

  private static SignInEnded ended(UUID member, Instant at) {
    return new SignInEnded(EventMetadata.about(member, 1, at), member);
  }
}
