package dev.tandem.preferences.dualread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.plan.FormerDecision;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupersessionTests {

  private static final Question REMINDERS = new Question.OfTopic(Topic.REMINDERS, Channel.EMAIL);
  private static final Question ALL_MAIL = new Question.OfChannel(Channel.EMAIL);
  private static final Instant THERE = Instant.parse("2024-05-01T00:00:00Z");
  private static final Instant LATER = THERE.plusSeconds(60);
  private static final Instant EARLIER = THERE.minusSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "ON,    later,   false",
    "UNSET, later,   false",
    "OFF,   later,   false",
    "ON,    earlier, true",
    "UNSET, earlier, true",
    "OFF,   earlier, false"
  })
  void theFormerDecisionRemainsUnlessAPersonSaidSomethingNewerOrOff(
      String value, String when, boolean remains) {
    var at = when.equals("later") ? LATER : EARLIER;

    assertThat(remains(THERE, answer(REMINDERS, value, at))).isEqualTo(remains);
    assertThat(remains(THERE, answer(ALL_MAIL, value, at))).isEqualTo(remains);
  }

  @Test
  void withoutATimeThereWhatAPersonSaidHereIsTheNewer() {
    assertThat(remains(null, answer(REMINDERS, "ON", EARLIER))).isFalse();
    assertThat(remains(null)).isTrue();
  }

  @Test
  void anAnswerAboutAnotherTopicChangesNothing() {
    var payments = new Question.OfTopic(Topic.PAYMENTS, Channel.EMAIL);

    assertThat(remains(THERE, answer(payments, "OFF", LATER))).isTrue();
  }

  private static boolean remains(@Nullable Instant answeredAt, PersonalAnswer... answers) {
    return Supersession.remaining(
            Map.of((Question.OfTopic) REMINDERS, new FormerDecision(true, answeredAt)),
            List.of(answers),
            true)
        .byQuestion()
        .containsKey(REMINDERS.key());
  }

  private static PersonalAnswer answer(Question question, String value, Instant at) {
    return new PersonalAnswer(new UUID(0, 1), question.key(), value, at);
  }
}
