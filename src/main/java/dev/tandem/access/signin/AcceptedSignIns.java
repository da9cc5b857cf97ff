package dev.tandem.access.signin;

import dev.tandem.access.secondfactor.SecondFactorProperties;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.session.MemberAuthentication;
import dev.tandem.access.session.RequiredStep;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;

/** Decides what members may do who have just proven who they are. */
@Component
public class AcceptedSignIns {

  private final SecondFactors secondFactors;
  private final SecondFactorProperties settings;
  private final Clock clock = Clock.systemUTC();

  AcceptedSignIns(SecondFactors secondFactors, SecondFactorProperties settings) {
    this.secondFactors = secondFactors;
    this.settings = settings;
  }

  public UsernamePasswordAuthenticationToken authentication(SignIn signIn) {
    return requiredStep(signIn)
        .map(step -> MemberAuthentication.limitedTo(step, signIn.principal()))
        .orElseGet(
            () -> MemberAuthentication.of(signIn.principal(), signIn.roles(), clock.instant()));
  }

  Optional<RequiredStep> requiredStep(SignIn signIn) {
    if (signIn.needsOwnPassword()) {
      return Optional.of(RequiredStep.OWN_PASSWORD);
    }
    return settings.isRequiredFor(signIn.roles()) && !secondFactors.isOn(signIn.memberId().value())
        ? Optional.of(RequiredStep.SECOND_FACTOR)
        : Optional.empty();
  }
}
