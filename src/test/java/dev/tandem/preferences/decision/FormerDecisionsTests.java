package dev.tandem.preferences.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FormerDecisionsTests {

  record Case(Topic topic, boolean former, boolean here, boolean deciding) {}

  static List<Case> everyCase() {
    var all = new ArrayList<Case>();
    for (var topic : Topic.values()) {
      for (var former : List.of(true, false)) {
        for (var here : List.of(true, false)) {
          all.add(new Case(topic, former, here, true));
          all.add(new Case(topic, former, here, false));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void theFormerPlatformDecidesExceptWhereNobodyMayOrConsentIsMissing(Case it) {
    var here = new Decision(it.here(), DecisionReason.CHOSEN);
    var former = formerly(it.topic(), it.former(), it.deciding());

    var decided = former.over(here, it.topic(), Channel.EMAIL);

    if (!it.deciding() || it.topic().isMandatory()) {
      assertThat(decided).isEqualTo(here);
    } else if (it.topic().needsConfirmation() && it.former() && !it.here()) {
      assertThat(decided).as("no consent").isEqualTo(here);
    } else {
      assertThat(decided).isEqualTo(new Decision(it.former(), DecisionReason.FORMER_PLATFORM));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheFormerPlatformDidNotAskIsDecidedHere(Topic topic) {
    var here = new Decision(true, DecisionReason.DEFAULT);
    var aboutAnother = topic == Topic.REMINDERS ? Topic.PAYMENTS : Topic.REMINDERS;

    assertThat(formerly(aboutAnother, false, true).over(here, topic, Channel.EMAIL))
        .isEqualTo(here);
    assertThat(FormerDecisions.NONE.over(here, topic, Channel.EMAIL)).isEqualTo(here);
  }

  @Test
  void aResolutionKnowsBothDecisions() {
    var resolution =
        new Resolution(
            MemberAnswers.NONE,
            CohortAnswers.NONE,
            _ -> "",
            formerly(Topic.REMINDERS, false, true));

    assertThat(resolution.decide(Topic.REMINDERS, Channel.EMAIL).on()).isFalse();
    assertThat(resolution.decideHere(Topic.REMINDERS, Channel.EMAIL).on()).isTrue();
  }

  private static FormerDecisions formerly(Topic topic, boolean on, boolean deciding) {
    return new FormerDecisions(
        Map.of(new Question.OfTopic(topic, Channel.EMAIL).key(), on), deciding);
  }
}
