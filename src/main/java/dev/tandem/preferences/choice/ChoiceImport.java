package dev.tandem.preferences.choice;

import static java.util.stream.Collectors.groupingBy;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.choice.ImportLog.Addition;
import dev.tandem.preferences.choice.KnownMembers.KnownMember;
import dev.tandem.preferences.decision.CohortAnswers;
import dev.tandem.preferences.decision.FormerDecisions;
import dev.tandem.preferences.decision.Resolution;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records choices for many members at once, as {@link ChoiceService} does for one. Whoever calls it
 * keeps the number of members in a transaction small, since each of them is locked and gets a
 * snapshot.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class ChoiceImport {

  private final ImportLog log;
  private final DefaultsOfCohorts cohorts;
  private final ConfiguredDefaults defaults;
  private final FormerPlatform formerPlatform;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChoiceImport(
      ImportLog log,
      DefaultsOfCohorts cohorts,
      ConfiguredDefaults defaults,
      FormerPlatform formerPlatform,
      ApplicationEventPublisher events,
      Clock clock) {
    this.log = log;
    this.cohorts = cohorts;
    this.defaults = defaults;
    this.formerPlatform = formerPlatform;
    this.events = events;
    this.clock = clock;
  }

  /** Those of the members that are known here, locked until the transaction ends. */
  public Map<UUID, ImportingMember> lock(Collection<UUID> members) {
    return load(log.lock(members));
  }

  /** Those of the members that are known here. */
  public Map<UUID, ImportingMember> find(Collection<UUID> members) {
    return load(log.find(members));
  }

  private Map<UUID, ImportingMember> load(List<KnownMember> known) {
    var ids = known.stream().map(KnownMember::memberId).toList();
    var answers = log.answers(ids).stream().collect(groupingBy(LoggedAnswer::memberId));
    var ofCohorts = cohorts.of(ids);
    var loaded = new HashMap<UUID, ImportingMember>();
    for (var each : known) {
      var id = each.memberId();
      loaded.put(
          id,
          new ImportingMember(
              each,
              answers.getOrDefault(id, List.of()),
              ofCohorts.getOrDefault(id, CohortAnswers.NONE)));
    }
    return loaded;
  }

  /**
   * Records all of the answers, and publishes a snapshot for each member for whom they decide
   * something else than before.
   *
   * @param answers of members that are locked; none about a topic whose messages nobody can refuse
   */
  public void record(
      Map<ImportingMember, List<ImportedAnswer>> answers, ChoiceSource source, UUID migration) {
    var now = clock.instant();
    var added = new ArrayList<Addition>();
    var versions = new HashMap<UUID, Long>();
    answers.forEach((member, ofMember) -> {
      long version = member.known().version() + 1;
      versions.put(member.known().memberId(), version);
      ofMember.forEach(it -> added.add(new Addition(member.known().memberId(), version, it)));
    });
    log.append(added, source, migration, now);
    log.saveVersions(versions);
    var former = formerPlatform.of(versions.keySet());
    answers.forEach((member, ofMember) ->
        publishIfChanged(
            member,
            ofMember,
            former.getOrDefault(member.known().memberId(), FormerDecisions.NONE),
            now));
  }

  private void publishIfChanged(
      ImportingMember member, List<ImportedAnswer> answers, FormerDecisions former, Instant now) {
    var id = member.known().memberId();
    var zone = member.known().profileZone();
    var settings = zone == null ? defaults : defaults.withZone(zone);
    var own = new AnswerFold().addAll(member.log());
    var meta = EventMetadata.about(id, member.known().version() + 1, now);
    var before =
        Snapshots.of(id, new Resolution(own.current(), member.cohorts(), settings, former), meta);
    answers.forEach(own::add);
    var resolution = new Resolution(own.current(), member.cohorts(), settings, former);
    var after = Snapshots.of(id, resolution, meta);
    if (member.known().version() == 0 || !after.equals(before)) {
      formerPlatform.compare(id, resolution);
      events.publishEvent(after);
    }
  }
}
