package dev.tandem.preferences.cohort;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.cohort.KnownCohorts.KnownCohort;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Question;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets what holds for the members of a cohort who have not chosen themselves. */
@Service
@Transactional
public class CohortDefaultService {

  private final KnownCohorts cohorts;
  private final CohortDefaults defaults;
  private final ChoiceService choices;
  private final Clock clock;

  CohortDefaultService(
      KnownCohorts cohorts, CohortDefaults defaults, ChoiceService choices, Clock clock) {
    this.cohorts = cohorts;
    this.defaults = defaults;
    this.choices = choices;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  public KnownCohort require(UUID cohort) {
    return cohorts.find(cohort).orElseThrow(() -> Problem.notFound("cohort"));
  }

  /** The current answer to each question about a topic that cohorts may answer. */
  @Transactional(readOnly = true)
  public Map<Question.OfTopic, Answer> currentOf(UUID cohort) {
    return CohortAnswersByQuestion.of(defaults.history(cohort));
  }

  @Transactional(readOnly = true)
  public List<CohortDefault> history(UUID cohort) {
    return defaults.history(cohort);
  }

  /**
   * Sets the answers that differ from the current ones.
   *
   * @throws Problem 404 if there is no such cohort, 409 once it has ended, 422 for a topic that
   *     nobody can decide for the members
   */
  public void set(UUID cohort, Map<Question.OfTopic, Answer> answers, UUID operator) {
    require(cohort);
    cohorts.lock(cohort);
    if (require(cohort).closed()) {
      throw Problem.conflict("cohort-closed", "This cohort has ended, so it sets no defaults.");
    }
    answers.forEach(CohortDefaultService::requireDecidable);
    var history = defaults.history(cohort);
    var current = CohortAnswersByQuestion.of(history);
    long version = history.isEmpty() ? 1 : history.getFirst().version() + 1;
    var now = clock.instant();
    choices.changeDefaults(
        cohorts.membersOf(cohort),
        () ->
            answers.forEach((question, answer) -> {
              if (current.getOrDefault(question, Answer.UNSET) != answer) {
                defaults.append(cohort, version, question, answer, operator, now);
              }
            }));
  }

  private static void requireDecidable(Question.OfTopic question, Answer answer) {
    if (question.topic().isMandatory()) {
      throw Problem.refused(
          "mandatory-topic", "These messages are always sent and cannot be switched off.");
    }
    if (question.topic().needsConfirmation() && answer == Answer.ON) {
      throw Problem.refused(
          "needs-consent",
          "%s needs the consent of each member, so a cohort cannot switch it on."
              .formatted(question.topic().title()));
    }
  }
}
