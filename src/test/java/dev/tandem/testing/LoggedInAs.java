package dev.tandem.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.UUID;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The user who sends a request: {@code mvc.perform(get("/…").with(LoggedInAs.mentee(id)))}. */
public final class LoggedInAs {

  private LoggedInAs() {}

  public static RequestPostProcessor mentee(UUID member) {
    return user(member.toString()).roles("MENTEE");
  }

  public static RequestPostProcessor mentor(UUID member) {
    return user(member.toString()).roles("MENTOR");
  }

  public static RequestPostProcessor operator() {
    return user(new UUID(0, 1).toString()).roles("OPERATOR");
  }

  /** Names the session in the request, as a browser's cookie does. */
  public static RequestPostProcessor cookieOf(MockHttpSession session) {
    return request -> {
      request.setRequestedSessionId(session.getId());
      return request;
    };
  }
}
