package dev.tandem.preferences.choice;

import static java.util.stream.Collectors.toMap;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.KnownMembers.KnownMember;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records choices, one member at a time, and publishes what is decided afterwards. Whoever changes
 * what holds for a member does so through this service, which locks the member first: so the
 * versions of the snapshots are in the order of the changes.
 */
@Service
@Transactional
public class ChoiceService {

  private final ChoiceLog log;
  private final KnownMembers members;
  private final Resolutions resolutions;
  private final FormerPlatform formerPlatform;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChoiceService(
      ChoiceLog log,
      KnownMembers members,
      Resolutions resolutions,
      FormerPlatform formerPlatform,
      ApplicationEventPublisher events,
      Clock clock) {
    this.log = log;
    this.members = members;
    this.resolutions = resolutions;
    this.formerPlatform = formerPlatform;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Records the answers that differ from the current ones, or from what a former platform decides.
   * Nothing is recorded of a member who was erased.
   *
   * @return how many do; if 0, nothing was changed or published
   * @throws Problem 422 for a topic whose messages nobody can refuse
   */
  public int record(UUID member, List<NewChoice> choices, ChoiceContext context) {
    if (choices.stream().anyMatch(NewChoice::isAboutMandatoryTopic)) {
      throw Problem.refused(
          "mandatory-topic", "These messages are always sent and cannot be switched off.");
    }
    return members.lock(member).map(known -> record(known, choices, context)).orElse(0);
  }

  private int record(KnownMember known, List<NewChoice> choices, ChoiceContext context) {
    var member = known.memberId();
    var current = log.currentOf(member);
    var former = formerPlatform.of(member);
    var changed =
        choices.stream()
            .filter(it -> !it.repeats(current.to(it.question())) || former.isAbout(it.question()))
            .toList();
    var now = clock.instant();
    changed.forEach(it -> log.append(member, known.version() + 1, it, context, now));
    if (!changed.isEmpty()) {
      publish(member, known.version() + 1);
    }
    return changed.size();
  }

  /** Publishes the first snapshot of a member, unless there was one. */
  public void join(UUID member) {
    members.lock(member).filter(it -> it.version() == 0).ifPresent(_ -> publish(member, 1));
  }

  /**
   * Takes over the zone of a member's profile.
   *
   * @param profileVersion of the profile; an older one than known changes nothing
   */
  public void learnZone(UUID member, String zone, long profileVersion) {
    changeDefaults(List.of(member), () -> members.saveProfileZone(member, zone, profileVersion));
  }

  /**
   * Changes something by default for members, and publishes a snapshot for each for whom that makes
   * a difference.
   */
  public void changeDefaults(Collection<UUID> affected, Runnable change) {
    var locked = affected.stream().sorted().map(members::lock).flatMap(Optional::stream).toList();
    var before =
        locked.stream().collect(toMap(KnownMember::memberId, it -> decided(it.memberId())));
    change.run();
    locked.stream()
        .filter(
            it -> it.version() == 0 || !decided(it.memberId()).equals(before.get(it.memberId())))
        .forEach(it -> publish(it.memberId(), it.version() + 1));
  }

  private List<Object> decided(UUID member) {
    var meta = EventMetadata.about(member, 0, clock.instant());
    var snapshot = Snapshots.of(member, resolutions.of(member), meta);
    return List.of(snapshot.decisions(), snapshot.settings());
  }

  private void publish(UUID member, long version) {
    members.saveVersion(member, version);
    var meta = EventMetadata.about(member, version, clock.instant());
    var resolution = resolutions.of(member);
    formerPlatform.compare(member, resolution);
    events.publishEvent(Snapshots.of(member, resolution, meta));
  }
}
