package dev.tandem.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** How a program signs in: with each request anew, or once for a bearer token. */
public final class ApiSignInDetails extends WebAuthenticationDetails {

  /** With the password, only when a token is asked for, as each code counts once. */
  static final String CODE_HEADER = "One-Time-Code";

  private static final String TOKENS = "/api/access/tokens";

  private final transient @Nullable String code;

  public ApiSignInDetails(HttpServletRequest request) {
    super(request);
    this.code =
        request.getRequestURI().equals(request.getContextPath() + TOKENS)
            ? request.getHeader(CODE_HEADER)
            : null;
  }

  Optional<String> code() {
    return Optional.ofNullable(code);
  }
}
