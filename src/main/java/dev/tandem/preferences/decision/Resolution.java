package dev.tandem.preferences.decision;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that is decided for a member.
 *
 * @param defaults of the settings, for this member
 * @param former decisions of the platform that the member comes from
 */
public record Resolution(
    MemberAnswers own, CohortAnswers cohorts, SettingDefaults defaults, FormerDecisions former) {

  /** A decision and what it is about. */
  public record Resolved(Topic topic, Channel channel, Decision decision) {}

  public Decision decide(Topic topic, Channel channel) {
    return former.over(decideHere(topic, channel), topic, channel);
  }

  /** By the rules here alone, whatever a former platform decides. */
  public Decision decideHere(Topic topic, Channel channel) {
    return Decision.of(
        topic.kind(), own.cell(topic, channel), own.channel(channel), cohorts.to(topic, channel));
  }

  /** What would be decided if the member had no answer for this topic. */
  public Decision withoutAnswer(Topic topic, Channel channel) {
    return Decision.of(
        topic.kind(), CellAnswer.NONE, own.channel(channel), cohorts.to(topic, channel));
  }

  public List<Resolved> decisions() {
    return Stream.of(Topic.values())
        .flatMap(topic ->
            Stream.of(Channel.values()).map(it -> new Resolved(topic, it, decide(topic, it))))
        .toList();
  }

  public boolean isChosen(Setting setting) {
    return !own.to(new Question.OfSetting(setting)).value().equals(Answer.UNSET.name());
  }

  /** The zone that the member has chosen; that of the profile is no choice. */
  public Optional<ZoneId> chosenZone() {
    return Optional.of(Setting.TIME_ZONE).filter(this::isChosen).map(it -> ZoneId.of(valueOf(it)));
  }

  public String valueOf(Setting setting) {
    return isChosen(setting)
        ? own.to(new Question.OfSetting(setting)).value()
        : defaults.valueOf(setting);
  }
}
