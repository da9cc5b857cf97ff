package dev.tandem.access.link;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that was opened and holds.
 *
 * @param id the same each time the link is opened: whoever accepts a link only once keeps this id
 *     until {@code expiresAt}
 * @param subject whom or what it is about
 * @param claims what else was signed
 */
public record Link(
    UUID id,
    LinkPurpose purpose,
    UUID subject,
    Map<String, String> claims,
    Instant issuedAt,
    Instant expiresAt)
    implements LinkAnswer {

  /** The claim that names the contact point whose address received the link. */
  public static final String CONTACT = "contact";

  /** The claim with the role that an invitation is for. */
  public static final String ROLE = "role";

  public Link {
    claims = Map.copyOf(claims);
  }

  public Optional<String> claim(String name) {
    return Optional.ofNullable(claims.get(name));
  }

  @Override
  public Link orThrow() {
    return this;
  }
}
