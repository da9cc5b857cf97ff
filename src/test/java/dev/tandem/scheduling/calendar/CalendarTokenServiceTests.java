package dev.tandem.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scheduling.SchedulingModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SchedulingModuleTest
class CalendarTokenServiceTests {

  @Autowired CalendarTokenService tokens;

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
}
