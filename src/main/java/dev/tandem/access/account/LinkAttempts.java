package dev.tandem.access.account;

import dev.tandem.access.throttle.ThrottledAttempts;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Bounds what can be tried with links, and records those that are refused. */
@Component
class LinkAttempts {

  private final ThrottledAttempts attempts;
  private final SecurityEvents events;

  LinkAttempts(ThrottledAttempts attempts, SecurityEvents events) {
    this.attempts = attempts;
    this.events = events;
  }

  /** Counted for each address, and never with the token. */
  <T> T run(HttpServletRequest request, Supplier<T> attempt) {
    var address = request.getRemoteAddr();
    try {
      return attempts.run("links from " + address, address, attempt);
    } catch (Problem problem) {
      if (String.valueOf(problem.getBody().getType()).endsWith(":link-refused")) {
        events.record(SecurityEvent.LINK_REFUSED, null, address);
      }
      throw problem;
    }
  }
}
