package dev.tandem.rollout.mirror;

import dev.tandem.rollout.replay.RequestSnapshot;
import dev.tandem.rollout.routing.ModuleRoute;
import jakarta.servlet.ServletContext;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** A read that the platform itself asks a side for. */
final class PlatformRead {

  /** No member has this number. */
  private static final Authentication PLATFORM =
      UsernamePasswordAuthenticationToken.authenticated(
          new UUID(0, 0).toString(), null, AuthorityUtils.createAuthorityList("ROLE_OPERATOR"));

  private PlatformRead() {}

  /**
   * @param template of the route
   * @param address path and query
   */
  static MirroredRead of(
      ModuleRoute route, String template, String address, ServletContext servletContext) {
    return new MirroredRead(
        route,
        template,
        route.stage().liveSide(),
        PLATFORM,
        RequestSnapshot.ofPlatform(address, servletContext));
  }
}
