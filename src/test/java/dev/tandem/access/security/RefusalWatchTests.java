package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.testing.ModuleTest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What members may not do, and do too often, is recorded with who they are. */
@ModuleTest
class RefusalWatchTests {

  @Autowired SecurityEvents events;
  @Autowired JdbcClient jdbc;

  final UUID member = UUID.randomUUID();

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aMemberWhoReachesALimitOrMayNotIsRecorded() throws Exception {
    answer(429);
    answer(403);
    for (int other : new int[] {200, 302, 404, 409, 422, 500}) {
      answer(other);
    }

    assertThat(recorded(member.toString())).containsExactly("LIMIT_REACHED", "REFUSED");
  }

  private void answer(int status) throws Exception {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken(member.toString(), null));
    new RefusalWatch(events)
        .doFilter(
            new MockHttpServletRequest("POST", "/billing/packs"),
            new MockHttpServletResponse(),
            (request, response) -> ((HttpServletResponse) response).setStatus(status));
  }

  private List<String> recorded(String subject) {
    return jdbc.sql("select kind from access.security_event where subject = ? order by kind")
        .param(subject)
        .query(String.class)
        .list();
  }
}
