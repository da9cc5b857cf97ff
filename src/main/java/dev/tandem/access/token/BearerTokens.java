package dev.tandem.access.token;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.access.identity.SignInTime;
import dev.tandem.access.signin.MemberId;
import dev.tandem.access.signin.SignIn;
import dev.tandem.access.signin.SignInAudit;
import dev.tandem.access.signin.SignIns;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.transaction.annotation.Transactional;

/** Issues short-lived bearer tokens (JWT, ES256). They expire by real time, also in a demo. */
public class BearerTokens {

  public static final String ISSUER = "tandem";
  public static final String AUDIENCE = "tandem api";

  /** Of the credentials; a token ends with them. */
  static final String REVISION_CLAIM = "rev";

  private final SignIns signIns;
  private final JwtEncoder encoder;
  private final AccessProperties settings;
  private final SignInAudit audit;
  private final Clock clock;

  public BearerTokens(
      SignIns signIns,
      JwtEncoder encoder,
      AccessProperties settings,
      SignInAudit audit,
      Clock clock) {
    this.signIns = signIns;
    this.encoder = encoder;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  Jwt issue(UUID memberId) {
    return sign(claims(findEnabled(memberId)));
  }

  /**
   * Lets an operator act for a member. The audit records it, and the token names the operator (RFC
   * 8693, {@code act}).
   */
  @Transactional
  public Jwt issueOnBehalf(UUID memberId, Caller operator) {
    operator.require(Role.OPERATOR);
    var member = findEnabled(memberId);
    if (member.roles().contains(Role.OPERATOR)) {
      throw Problem.forbidden("An operator cannot act for another operator.");
    }
    audit.append(operator.memberId(), "token on behalf", memberId);
    var actor = findEnabled(operator.memberId());
    return sign(
        claims(member)
            .claim(
                "act",
                Map.of(
                    "sub",
                    operator.memberId().toString(),
                    REVISION_CLAIM,
                    actor.credentialsRevision())));
  }

  private SignIn findEnabled(UUID memberId) {
    return signIns
        .findById(new MemberId(memberId))
        .filter(SignIn::enabled)
        .orElseThrow(() -> Problem.notFound("member"));
  }

  private JwtClaimsSet.Builder claims(SignIn member) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return JwtClaimsSet.builder()
        .issuer(ISSUER)
        .claim(SignInTime.CLAIM, now.getEpochSecond())
        .audience(List.of(AUDIENCE))
        .id(UUID.randomUUID().toString())
        .subject(member.memberId().value().toString())
        .issuedAt(now)
        .expiresAt(now.plus(settings.tokenLife()))
        .claim(REVISION_CLAIM, member.credentialsRevision())
        .claim("roles", member.roles().stream().map(Role::name).sorted().toList());
  }

  private Jwt sign(JwtClaimsSet.Builder claims) {
    var header = JwsHeader.with(SignatureAlgorithm.ES256).type("JWT").build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build()));
  }
}
