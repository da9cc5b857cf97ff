package dev.tandem.preferences.execution;

import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.ImportedAnswer;
import dev.tandem.preferences.choice.LoggedAnswer;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.plan.CurrentAnswer;
import dev.tandem.preferences.plan.CurrentAnswer.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member has answered to each question, as it stands: where an import was undone, its
 * answers are as if they had never been.
 *
 * @param byQuestion the oldest first, never empty
 */
record AnswerHistory(Map<String, List<LoggedAnswer>> byQuestion) {

  /**
   * @param log of one member, the oldest first
   */
  static AnswerHistory of(List<LoggedAnswer> log) {
    var byQuestion = new HashMap<String, List<LoggedAnswer>>();
    for (var each : log) {
      var answers = byQuestion.computeIfAbsent(each.question(), question -> new ArrayList<>());
      if (each.source() == ChoiceSource.ROLL_BACK) {
        answers.removeIf(it -> Objects.equals(it.migrationId(), each.migrationId()));
      } else {
        answers.add(each);
      }
    }
    byQuestion.values().removeIf(List::isEmpty);
    return new AnswerHistory(byQuestion);
  }

  /** The newest answers, as the migration sees them. */
  Map<String, CurrentAnswer> current(MigrationId migration) {
    var current = new HashMap<String, CurrentAnswer>();
    byQuestion.forEach((question, answers) -> {
      var newest = answers.getLast();
      current.put(
          question,
          new CurrentAnswer(
              newest.value(), newest.confirmed(), origin(newest, migration), newest.chosenAt()));
    });
    return current;
  }

  private static Origin origin(LoggedAnswer answer, MigrationId migration) {
    if (answer.source() != ChoiceSource.IMPORT) {
      return Origin.PERSON;
    }
    if (answer.keptOff()) {
      return Origin.KEPT_OFF;
    }
    return isOf(migration, answer) ? Origin.SAME_IMPORT : Origin.IMPORT;
  }

  /** What undoes the migration: the answers before it, where nobody has answered since. */
  List<ImportedAnswer> toPutBack(MigrationId migration) {
    var putBack = new ArrayList<ImportedAnswer>();
    byQuestion.forEach((key, answers) -> {
      if (isOf(migration, answers.getLast())) {
        var before = answers.stream().filter(it -> !isOf(migration, it)).reduce((_, it) -> it);
        Question.of(key).ifPresent(question -> putBack.add(answer(question, before.orElse(null))));
      }
    });
    return putBack;
  }

  private static ImportedAnswer answer(Question question, @Nullable LoggedAnswer before) {
    return before == null
        ? new ImportedAnswer(question, Answer.UNSET.name(), false, false)
        : new ImportedAnswer(question, before.value(), before.confirmed(), before.keptOff());
  }

  private static boolean isOf(MigrationId migration, LoggedAnswer answer) {
    UUID id = answer.migrationId();
    return migration.value().equals(id);
  }
}
