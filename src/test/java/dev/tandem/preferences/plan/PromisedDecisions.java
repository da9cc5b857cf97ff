package dev.tandem.preferences.plan;

import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.plan.CurrentAnswer.Origin;
import dev.tandem.preferences.plan.LegacyEvaluator.Given;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is decided here after an import, written from what members are promised and not from the
 * code of the migration: one refusal is stronger than any consent, what a member chose here later
 * is stronger than both, and nobody gets more than before whom the law or they themselves have not
 * given it.
 */
final class PromisedDecisions {

  private static final Set<String> REQUIRED = Set.of("topic/security/email");
  private static final Set<String> ONLY_WITH_CONSENT =
      Set.of("topic/product-news/email", "topic/weekly-summary/email");
  private static final Set<String> ONLY_CONFIRMED = Set.of("topic/product-news/email");

  private final List<Given> imported;
  private final MemberHere here;

  private PromisedDecisions(List<Given> imported, MemberHere here) {
    this.imported = imported;
    this.here = here;
  }

  static Map<String, Boolean> decide(List<LegacyRow> rows, MemberHere here) {
    var promised = new PromisedDecisions(LegacyEvaluator.answers(rows), here);
    var after = new LinkedHashMap<String, Boolean>();
    LegacyEvaluator.decide(rows)
        .forEach((question, before) -> after.put(question, promised.decide(question, before)));
    return after;
  }

  private boolean decide(String question, boolean before) {
    if (REQUIRED.contains(question)) {
      return true;
    }
    var own = here.answers().get(question);
    var answer = answer(question, own);
    boolean chose = answer != null && answer.origin() == Origin.PERSON;
    if (answer != null && answer.value().equals("ON")) {
      return (answer.confirmed() || !ONLY_CONFIRMED.contains(question)) && (before || chose);
    }
    if (answer != null && answer.value().equals("OFF")) {
      return false;
    }
    var channel = here.answers().get("channel/email");
    if (channel != null && speaks(question, channel.value())) {
      return channel.value().equals("ON") && (before || chose || channel.origin() == Origin.PERSON);
    }
    var cohort = cohort(question);
    boolean normally =
        speaks(question, cohort) ? cohort.equals("ON") : !ONLY_WITH_CONSENT.contains(question);
    return normally && (before || chose);
  }

  /** What was switched on for a whole channel or cohort confirms nothing. */
  private static boolean speaks(String question, String answer) {
    return answer.equals("OFF") || (answer.equals("ON") && !ONLY_CONFIRMED.contains(question));
  }

  private String cohort(String question) {
    for (var topic : Topic.values()) {
      if (question.equals("topic/" + topic.key() + "/email")) {
        return here.cohorts().to(topic, Channel.EMAIL).name();
      }
    }
    return Answer.UNSET.name();
  }

  /** The member's answer after the import; null if there is none. */
  private @Nullable CurrentAnswer answer(String question, @Nullable CurrentAnswer own) {
    var given = imported.stream().filter(it -> it.question().equals(question)).toList();
    var refusals = given.stream().filter(it -> !it.yes()).toList();
    if (!refusals.isEmpty()) {
      return isLater(own, refusals.getLast()) ? own : imported("OFF", false);
    }
    if (given.isEmpty() || isLater(own, given.getLast()) || isRefused(own)) {
      return own;
    }
    boolean consent = given.stream().anyMatch(it -> it.row().consent() != null);
    return consent || !ONLY_WITH_CONSENT.contains(question) ? imported("ON", consent) : own;
  }

  private static boolean isRefused(@Nullable CurrentAnswer own) {
    return own != null && own.value().equals("OFF") && own.origin() != Origin.KEPT_OFF;
  }

  private static boolean isLater(@Nullable CurrentAnswer own, Given given) {
    var at = given.row().changedAt();
    return own != null
        && own.origin() == Origin.PERSON
        && (at == null || !own.chosenAt().isBefore(at));
  }

  private static CurrentAnswer imported(String value, boolean confirmed) {
    return new CurrentAnswer(value, confirmed, Origin.IMPORT, Instant.EPOCH);
  }
}
