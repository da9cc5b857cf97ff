package dev.tandem.access.secondfactor;

import dev.tandem.access.identity.Role;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who needs a second factor.
 *
 * @param secondFactor who cannot do without one; others choose
 * @param toleratedCodeSteps by how many periods of 30 seconds the clock of an authenticator app may
 *     be wrong: each of them lets a code count for 30 seconds longer
 */
@ConfigurationProperties("tandem.access")
public record SecondFactorProperties(
    @DefaultValue("optional") Requirement secondFactor, @DefaultValue("0") int toleratedCodeSteps) {

  public SecondFactorProperties {
    if (toleratedCodeSteps < 0 || toleratedCodeSteps > 1) {
      throw new IllegalArgumentException("tandem.access.tolerated-code-steps is 0 or 1");
    }
  }

  public boolean isRequiredFor(Set<Role> roles) {
    return switch (secondFactor) {
      case OPTIONAL -> false;
      case OPERATORS -> roles.contains(Role.OPERATOR);
      case EVERYONE -> true;
    };
  }

  /** For whom a second factor is required. */
  public enum Requirement {
    OPTIONAL,
    OPERATORS,
    EVERYONE
  }
}
