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

/** Trades a password for a bearer token. */
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
      @RequestBody(required = false) @Nullable TokenRequest wanted,
      Caller caller,
      Authentication authentication) {
    if (authentication.getPrincipal() instanceof Jwt) {
      throw Problem.forbidden("A token is had for a password, not for another token.");
    }
    return TokenResponse.of(
        wanted == null || wanted.memberId() == null || caller.is(wanted.memberId())
            ? tokens.issue(caller.memberId())
            : tokens.issueOnBehalf(wanted.memberId(), caller));
  }

  /**
   * @param memberId for whom, when not for the caller: only an operator may ask
   */
  record TokenRequest(@Nullable UUID memberId) {}

  record TokenResponse(String accessToken, String tokenType, @Nullable Instant expiresAt) {

    static TokenResponse of(Jwt jwt) {
      return new TokenResponse(jwt.getTokenValue(), "Bearer", jwt.getExpiresAt());
    }
  }
}
