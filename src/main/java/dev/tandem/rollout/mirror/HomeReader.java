package dev.tandem.rollout.mirror;

import dev.tandem.kernel.caching.CachePolicyFilter;
import dev.tandem.kernel.role.ModuleWork;
import dev.tandem.rollout.replay.AnswerBuffer;
import dev.tandem.rollout.replay.KeptBytes;
import dev.tandem.rollout.replay.ReplayedRequest;
import dev.tandem.rollout.replay.ReplayedResponse;
import dev.tandem.rollout.replay.UnansweredReadException;
import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Asks the controllers in this process, with the caller's identity and without the filters before
 * them: no sign-in, session or rate limit notices the read.
 */
record HomeReader(DispatcherServlet controllers, MirrorProperties settings) implements SideReader {

  private static final Authentication ANONYMOUS =
      new AnonymousAuthenticationToken(
          "mirror", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
  private static final CsrfToken NO_TOKEN = new DefaultCsrfToken("X-XSRF-TOKEN", "_csrf", "none");
  private static final CachePolicyFilter HEADERS = new CachePolicyFilter(List.of());

  @Override
  public TimedAnswer ask(MirroredRead read) {
    long limit = settings.maxAnswer().toBytes();
    var buffer = new AnswerBuffer(new KeptBytes(limit), limit);
    var response = new ReplayedResponse(buffer);
    long start = System.nanoTime();
    answer(read, response);
    long nanos = buffer.answeredNanos() - start;
    if (nanos > settings.timeout().toNanos()) {
      throw new UnansweredReadException("the answer took too long");
    }
    return new TimedAnswer(response.answer(), nanos);
  }

  private void answer(MirroredRead read, ReplayedResponse response) {
    var caller = read.caller();
    var request = new ReplayedRequest(read.request(), caller);
    request.setAttribute(CsrfToken.class.getName(), NO_TOKEN);
    request.setAttribute(NO_TOKEN.getParameterName(), NO_TOKEN);
    SecurityContextHolder.setContext(new SecurityContextImpl(caller == null ? ANONYMOUS : caller));
    try {
      ModuleWork.callChecked(
          read.module(),
          () -> {
            HEADERS.doFilter(request, response, controllers::service);
            return true;
          });
    } catch (Exception e) {
      throw new UnansweredReadException(e);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }
}
