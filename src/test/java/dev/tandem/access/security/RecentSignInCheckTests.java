package dev.tandem.access.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.identity.Role;
import dev.tandem.access.session.MemberAuthentication;
import dev.tandem.access.session.SignInPrincipal;
import dev.tandem.kernel.web.Problem;
import dev.tandem.testing.NoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;

@NoDatabase
class RecentSignInCheckTests {

  final RecentSignInCheck check =
      new RecentSignInCheck(
          new Binder(new MapConfigurationPropertySource(Map.of()))
              .bindOrCreate("tandem.access", AccessProperties.class));
  final MockHttpServletResponse response = new MockHttpServletResponse();

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void aPageThatIsOpenedComesAfterTheConfirmation() throws Exception {
    signedIn(Duration.ofMinutes(11));
    var request = new MockHttpServletRequest("GET", "/preferences/leaving");
    request.setQueryString("x=1");

    assertThat(check.preHandle(request, response, handler("sensitive"))).isFalse();
    assertThat(response.getRedirectedUrl())
        .isEqualTo("/access/confirmation?continue=%2Fpreferences%2Fleaving%3Fx%3D1");
  }

  @Test
  void aFragmentAndAFormAreRefusedInTheirPlace() throws Exception {
    signedIn(Duration.ofMinutes(11));
    var fragment = new MockHttpServletRequest("GET", "/preferences/leaving");
    fragment.addHeader("HX-Request", "true");
    for (var request :
        new MockHttpServletRequest[] {fragment, new MockHttpServletRequest("POST", "/x")}) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> check.preHandle(request, response, handler("sensitive")))
          .satisfies(it ->
              assertThat(String.valueOf(it.getBody().getType())).endsWith("confirmation-needed"));
    }
  }

  @Test
  void everythingElseIsLetThrough() throws Exception {
    var request = new MockHttpServletRequest("POST", "/x");
    signedIn(Duration.ofDays(1));
    assertThat(check.preHandle(request, response, handler("harmless"))).isTrue();
    assertThat(check.preHandle(request, response, new Object())).isTrue();
    signedIn(Duration.ofMinutes(9));
    assertThat(check.preHandle(request, response, handler("sensitive"))).isTrue();
  }

  @RequiresRecentSignIn
  void sensitive() {}

  void harmless() {}

  private HandlerMethod handler(String name) throws NoSuchMethodException {
    return new HandlerMethod(this, RecentSignInCheckTests.class.getDeclaredMethod(name));
  }

  private static void signedIn(Duration ago) {
    var principal = new SignInPrincipal(UUID.randomUUID(), 1);
    SecurityContextHolder.getContext()
        .setAuthentication(
            MemberAuthentication.of(principal, Set.of(Role.MENTEE), Instant.now().minus(ago)));
  }
}
