package dev.tandem.preferences.choice;

import dev.tandem.preferences.choice.KnownMembers.KnownMember;
import dev.tandem.preferences.decision.Resolution;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gathers what was chosen for a member, and so what is decided. */
@Component
public class Resolutions {

  private final ChoiceLog log;
  private final KnownMembers members;
  private final DefaultsOfCohorts cohorts;
  private final ConfiguredDefaults defaults;
  private final FormerPlatform formerPlatform;

  Resolutions(
      ChoiceLog log,
      KnownMembers members,
      DefaultsOfCohorts cohorts,
      ConfiguredDefaults defaults,
      FormerPlatform formerPlatform) {
    this.formerPlatform = formerPlatform;
    this.log = log;
    this.members = members;
    this.cohorts = cohorts;
    this.defaults = defaults;
  }

  public Resolution of(UUID member) {
    var zone = members.find(member).map(KnownMember::profileZone);
    return new Resolution(
        log.currentOf(member),
        cohorts.of(member),
        zone.isPresent() ? defaults.withZone(zone.get()) : defaults,
        formerPlatform.of(member));
  }
}
