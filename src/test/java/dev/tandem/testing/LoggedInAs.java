package dev.tandem.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import dev.tandem.access.identity.SignInTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The user who sends a request: {@code mvc.perform(get("/…").with(LoggedInAs.mentee(id)))}. */
public final class LoggedInAs {

  private LoggedInAs() {}

  public static RequestPostProcessor mentee(UUID member) {
    return as(member, "MENTEE", Duration.ZERO);
  }

  public static RequestPostProcessor mentor(UUID member) {
    return as(member, "MENTOR", Duration.ZERO);
  }

  public static RequestPostProcessor operator() {
    return as(new UUID(0, 1), "OPERATOR", Duration.ZERO);
  }

  /** A mentee who typed the password some time ago. */
  public static RequestPostProcessor menteeSince(Duration ago, UUID member) {
    return as(member, "MENTEE", ago);
  }

  /** An operator who typed the password some time ago. */
  public static RequestPostProcessor operatorSince(Duration ago) {
    return as(new UUID(0, 1), "OPERATOR", ago);
  }

  /** Names the session in the request, as a browser's cookie does. */
  public static RequestPostProcessor cookieOf(MockHttpSession session) {
    return request -> {
      request.setRequestedSessionId(session.getId());
      return request;
    };
  }

  private static RequestPostProcessor as(UUID member, String role, Duration ago) {
    return user(member.toString())
        .authorities(
            new SimpleGrantedAuthority("ROLE_" + role),
            SignInTime.authority(Instant.now().minus(ago)));
  }
}
