package dev.tandem.preferences.decision;

import java.util.Map;
import java.util.Optional;

/**
 * What a former platform decides for a member, while its rules and those here run side by side.
 *
 * @param byQuestion whether it sends messages, by the key of the question; without the questions
 *     that the member has answered here since
 * @param deciding whether these decisions count; otherwise they are only compared
 */
public record FormerDecisions(Map<String, Boolean> byQuestion, boolean deciding) {

  public static final FormerDecisions NONE = new FormerDecisions(Map.of(), false);

  public FormerDecisions {
    byQuestion = Map.copyOf(byQuestion);
  }

  public Optional<Boolean> find(Topic topic, Channel channel) {
    return Optional.ofNullable(byQuestion.get(new Question.OfTopic(topic, channel).key()));
  }

  /** Whether a decision of the former platform is about the question, or about a whole channel. */
  public boolean isAbout(Question question) {
    return switch (question) {
      case Question.OfTopic topic -> byQuestion.containsKey(topic.key());
      case Question.OfChannel(Channel channel) ->
          byQuestion.keySet().stream().anyMatch(it -> it.endsWith("/" + channel.key()));
      case Question.OfSetting _ -> false;
    };
  }

  /**
   * What counts: the former platform's decision, but nobody can refuse what must be sent, and what
   * the former platform sent without the member's consent is not sent here.
   *
   * @param here what is decided here
   */
  Decision over(Decision here, Topic topic, Channel channel) {
    if (!deciding || topic.isMandatory()) {
      return here;
    }
    return find(topic, channel)
        .filter(former -> !former || here.on() || !topic.needsConfirmation())
        .map(former -> new Decision(former, DecisionReason.FORMER_PLATFORM))
        .orElse(here);
  }
}
