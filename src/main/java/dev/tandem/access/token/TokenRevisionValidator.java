package dev.tandem.access.token;

import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIns;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token ends when the sign-in of its member is closed or gets another password, and so does one
 * that an operator requested on behalf of a member when this happens to the operator.
 */
public class TokenRevisionValidator implements OAuth2TokenValidator<Jwt> {

  private final SignIns signIns;

  public TokenRevisionValidator(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    Map<String, Object> actor = token.getClaimAsMap("act");
    return isCurrent(token.getClaims()) && (actor == null || isCurrent(actor))
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
  }

  private boolean isCurrent(Map<String, Object> claims) {
    var member = memberOf(claims.get("sub"));
    return member != null
        && claims.get(BearerTokens.REVISION_CLAIM) instanceof Number revision
        && signIns.isCurrent(new MemberId(member), revision.intValue());
  }

  private static @Nullable UUID memberOf(@Nullable Object subject) {
    try {
      return subject instanceof String id ? UUID.fromString(id) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
