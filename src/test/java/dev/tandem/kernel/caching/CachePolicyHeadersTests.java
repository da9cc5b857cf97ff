package dev.tandem.kernel.caching;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

class CachePolicyHeadersTests {

  static class Routes {

    @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
    public void declared() {}

    @HttpCache(CachePolicy.SHARED)
    public void shared() {}

    public void silent() {}
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 206, 304})
  void whatTheRouteDeclaresHoldsForItsAnswers(int status) throws Exception {
    assertThat(cacheControl(route("declared"), "/x", status)).isEqualTo("private, no-cache");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 404, 500, 503})
  void noRefusalOrErrorIsKept(int status) throws Exception {
    assertThat(cacheControl(route("declared"), "/x", status)).contains("no-store");
  }

  @Test
  void aRouteThatEndsInAnErrorOrARedirectTakesItsPolicyBack() throws Exception {
    assertThat(filtered(response -> response.sendError(416))).contains("no-store");
    assertThat(filtered(response -> response.sendError(416, "no"))).contains("no-store");
    assertThat(filtered(response -> response.sendRedirect("/"))).contains("no-store");
    assertThat(filtered(response -> response.sendRedirect("/", 303))).contains("no-store");
    assertThat(filtered(response -> response.setStatus(200))).isEqualTo("private, no-cache");
  }

  @Test
  void nothingIsKeptOfARouteThatDeclaresNothingOrOfNoRoute() throws Exception {
    assertThat(cacheControl(route("silent"), "/x", 200)).contains("no-store");
    assertThat(cacheControl(null, "/x", 200)).contains("no-store");
  }

  @Test
  void filesAreKeptByAnybodyWhoAsksEachTime() {
    var files = new ResourceHttpRequestHandler();

    assertThat(cacheControl(files, "/kernel/tandem.css", 200)).isEqualTo("public, no-cache");
    assertThat(cacheControl(files, "/kernel/gone.css", 404)).contains("no-store");
  }

  @Test
  void whatAServiceSaidOfAnAnswerThatIsPassedOnStays() {
    var response = new MockHttpServletResponse();
    response.setHeader("Cache-Control", "private, no-cache");

    new CachePolicyHeaders().writeHeaders(new MockHttpServletRequest(), response);

    assertThat(response.getHeaders("Cache-Control")).containsExactly("private, no-cache");
  }

  /** A proxy would give the cookie of one reader to all others. */
  @Test
  void anAnswerThatSetsACookieIsNotShared() throws Exception {
    assertThat(filtered("shared", response -> response.setStatus(200)))
        .isEqualTo("public, max-age=300");
    assertThat(filtered("shared", response -> response.addCookie(new Cookie("a", "b"))))
        .contains("no-store");
    assertThat(filtered("declared", response -> response.addCookie(new Cookie("a", "b"))))
        .isEqualTo("private, no-cache");
  }

  @Test
  void whatCannotBeComparedIsNotKept() throws Exception {
    assertThat(filtered("declared", response -> response.setHeader("ETag", null)))
        .contains("no-store");
    assertThat(filtered("shared", response -> response.setHeader("ETag", null)))
        .isEqualTo("public, max-age=300");
  }

  private interface Answering {
    void to(HttpServletResponse response) throws IOException;
  }

  private static @Nullable String filtered(Answering answering) throws Exception {
    return filtered("declared", answering);
  }

  private static @Nullable String filtered(String route, Answering answering) throws Exception {
    var answer = new MockHttpServletResponse();
    answer.setHeader("ETag", "\"7\"");
    var handler = route(route);
    new CachePolicyFilter(List.of())
        .doFilter(
            new MockHttpServletRequest("GET", "/x"),
            answer,
            (request, response) -> {
              new RoutePolicies()
                  .preHandle((HttpServletRequest) request, (HttpServletResponse) response, handler);
              answering.to((HttpServletResponse) response);
            });
    return answer.getHeader("Cache-Control");
  }

  private static HandlerMethod route(String name) throws NoSuchMethodException {
    return new HandlerMethod(new Routes(), Routes.class.getMethod(name));
  }

  private static @Nullable String cacheControl(@Nullable Object handler, String path, int status) {
    var request = new MockHttpServletRequest("GET", path);
    var response = new MockHttpServletResponse();
    if (handler != null) {
      new RoutePolicies().preHandle(request, response, handler);
    }
    response.setStatus(status);
    response.setHeader("ETag", "\"7\"");
    new CachePolicyHeaders().writeHeaders(request, response);
    return response.getHeader("Cache-Control");
  }
}
