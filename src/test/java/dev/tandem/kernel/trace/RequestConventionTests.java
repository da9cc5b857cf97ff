package dev.tandem.kernel.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.testing.NoDatabase;
import io.micrometer.common.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@NoDatabase
class RequestConventionTests {

  private final RequestConvention convention = new RequestConvention();

  @Test
  void theRouteIsNamedAndNotTheAddress() {
    var token = "A-_9".repeat(11).substring(1);
    var request =
        request("/scheduling/calendars/" + token + ".ics", "/scheduling/calendars/{token}.ics");

    assertThat(convention.getContextualName(request))
        .isEqualTo("GET /scheduling/calendars/{token}.ics");
    assertThat(convention.getLowCardinalityKeyValues(request))
        .contains(KeyValue.of("http.route", "/scheduling/calendars/{token}.ics"))
        .contains(KeyValue.of("tandem.module", "scheduling"));
    assertThat(convention.getLowCardinalityKeyValues(request).toString()).doesNotContain(token);
    assertThat(convention.getHighCardinalityKeyValues(request)).isEmpty();
  }

  @Test
  void theModuleIsThatOfTheRouteOfTheApi() {
    assertThat(
            convention.getLowCardinalityKeyValues(
                request("/api/members/mentors/1", "/api/members/mentors/{id}")))
        .contains(KeyValue.of("tandem.module", "members"));
  }

  @Test
  void anAddressWithoutARouteNamesNoModule() {
    assertThat(convention.getLowCardinalityKeyValues(request("/anything/at/all", null)))
        .contains(KeyValue.of("tandem.module", "none"));
  }

  private static ServerRequestObservationContext request(String path, @Nullable String route) {
    var context =
        new ServerRequestObservationContext(
            new MockHttpServletRequest("GET", path), new MockHttpServletResponse());
    context.setPathPattern(route);
    return context;
  }
}
