package dev.tandem.access.security;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.signin.ReturnUrl;
import dev.tandem.kernel.web.Problem;
import dev.tandem.kernel.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks for the password again before a handler with {@link RequiresRecentSignIn}: a page that is
 * opened comes after it, and a form that is sent stays open, so that nothing typed is lost.
 */
@Component
class RecentSignInCheck implements HandlerInterceptor, WebMvcConfigurer {

  static final String PAGE = "/access/confirmation";

  private final AuthorizationManager<HttpServletRequest> recent;

  RecentSignInCheck(AccessProperties settings) {
    this.recent =
        AllRequiredFactorsAuthorizationManager.<HttpServletRequest>builder()
            .requireFactor(it -> it.passwordAuthority().validDuration(settings.confirmationLife()))
            .build();
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(RequiresRecentSignIn.class)
        || isRecent(request)) {
      return true;
    }
    if (ProblemWriter.isForPrograms(request)) {
      throw Problem.confirmationNeeded(
          "This needs a recent sign-in: send your password, or ask for a new token.");
    }
    if (HttpMethod.GET.matches(request.getMethod()) && request.getHeader("HX-Request") == null) {
      response.sendRedirect(PAGE + ReturnUrl.queryFor(request));
      return false;
    }
    throw Problem.confirmationNeeded(
        "You signed in a while ago. Type your password again in another tab, then send this form again; what you typed is still here.");
  }

  private boolean isRecent(HttpServletRequest request) {
    var result =
        recent.authorize(() -> SecurityContextHolder.getContext().getAuthentication(), request);
    return result != null && result.isGranted();
  }
}
