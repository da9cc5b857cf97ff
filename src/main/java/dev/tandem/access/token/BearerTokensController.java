package dev.tandem.access.token;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Issues a bearer token to a caller who has signed in with a password. */
@RestController
@RequestMapping("/api/access/tokens")
class BearerTokensController {

  private final BearerTokens tokens;

  BearerTokensController(BearerTokens tokens) {
    this.tokens = tokens;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TokenResponse issue(
      @RequestBody(required = false) @Nullable TokenRequest request,
      Caller caller,
      Authentication authentication) {
    if (authentication.getPrincipal() instanceof Jwt) {
      throw Problem.forbidden(
          "Sign in with your password to get a token; a token cannot be exchanged for another.");
    }
    return TokenResponse.of(
        request == null || request.memberId() == null || caller.is(request.memberId())
            ? tokens.issue(caller.memberId())
            : tokens.issueOnBehalf(request.memberId(), caller));
  }

  /**
   * @param memberId the member to act for, when not the caller; only operators may ask for it
   */
  record TokenRequest(@Nullable UUID memberId) {}

  record TokenResponse(String accessToken, String tokenType, @Nullable Instant expiresAt) {

    static TokenResponse of(Jwt jwt) {
      return new TokenResponse(jwt.getTokenValue(), "Bearer", jwt.getExpiresAt());
    }
  }
}
