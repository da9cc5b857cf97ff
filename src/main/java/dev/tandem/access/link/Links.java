package dev.tandem.access.link;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tandem.kernel.secret.SecretKeys;
import dev.tandem.kernel.time.Ids;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Issues and opens the tokens of links, as JWTs (RFC 7519) signed with HMAC-SHA-256. They expire by
 * real time, also in a demo. Every process of the platform can open what another has issued.
 */
public class Links {

  private static final String ISSUER = "tandem links";
  private static final JOSEObjectType TYPE = new JOSEObjectType("link+jwt");
  private static final String CLAIM_PREFIX = "tandem/";
  private static final int MAX_LENGTH = 4_000;

  private final Supplier<SecretKeys> keys;
  private final Clock clock;

  Links(Supplier<SecretKeys> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param subject whom or what it is about
   * @param claims what else is signed; whoever has the link can read it
   * @return a token for a parameter of a URL; it must not be kept
   */
  public String issue(
      LinkPurpose purpose, UUID subject, Duration lifetime, Map<String, String> claims) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var content =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(purpose.name())
            .subject(subject.toString())
            .jwtID(Ids.next().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)));
    claims.forEach((name, value) -> content.claim(CLAIM_PREFIX + name, value));
    var current = keys.get();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(current.currentId()).build();
    var token = new SignedJWT(header, content.build());
    try {
      token.sign(new MACSigner(current.current()));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  /** Opening a link changes nothing, and shows the same until the link expires. */
  public LinkAnswer open(@Nullable String token, LinkPurpose purpose) {
    if (token == null || token.length() > MAX_LENGTH) {
      return LinkRefusal.ALTERED;
    }
    try {
      var parsed = SignedJWT.parse(token.strip());
      return isGenuine(parsed) ? open(parsed.getJWTClaimsSet(), purpose) : LinkRefusal.ALTERED;
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return LinkRefusal.ALTERED;
    }
  }

  private boolean isGenuine(SignedJWT token) throws JOSEException, ParseException {
    var header = token.getHeader();
    var key = header.getKeyID() == null ? null : keys.get().find(header.getKeyID()).orElse(null);
    return key != null
        && JWSAlgorithm.HS256.equals(header.getAlgorithm())
        && TYPE.equals(header.getType())
        && token.verify(new MACVerifier(key))
        && ISSUER.equals(token.getJWTClaimsSet().getIssuer());
  }

  private LinkAnswer open(JWTClaimsSet content, LinkPurpose purpose) {
    if (!List.of(purpose.name()).equals(content.getAudience())) {
      return LinkRefusal.OTHER_PURPOSE;
    }
    var expiresAt = content.getExpirationTime().toInstant();
    return clock.instant().isBefore(expiresAt)
        ? new Link(
            UUID.fromString(content.getJWTID()),
            purpose,
            UUID.fromString(content.getSubject()),
            claims(content),
            content.getIssueTime().toInstant(),
            expiresAt)
        : LinkRefusal.EXPIRED;
  }

  private static Map<String, String> claims(JWTClaimsSet content) {
    return content.getClaims().entrySet().stream()
        .filter(claim -> claim.getKey().startsWith(CLAIM_PREFIX))
        .collect(
            Collectors.toUnmodifiableMap(
                claim -> claim.getKey().substring(CLAIM_PREFIX.length()),
                claim -> claim.getValue().toString()));
  }
}
