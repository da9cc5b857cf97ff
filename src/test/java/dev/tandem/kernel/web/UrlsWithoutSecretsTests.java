package dev.tandem.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@NoDatabase
class UrlsWithoutSecretsTests {

  @Test
  void theTokenOfACalendarFeedIsInNoTrace() {
    var token = "A-_9".repeat(11).substring(1);

    assertThat(urlOf("/scheduling/calendars/" + token + ".ics"))
        .isEqualTo("/scheduling/calendars/….ics");
  }

  @Test
  void idsStay() {
    var path = "/api/members/mentors/019341f5-0000-7000-8000-000000000000";

    assertThat(urlOf(path)).isEqualTo(path);
  }

  private static String urlOf(String path) {
    var context =
        new ServerRequestObservationContext(
            new MockHttpServletRequest("GET", path), new MockHttpServletResponse());
    return new UrlsWithoutSecrets().httpUrl(context).getValue();
  }
}
