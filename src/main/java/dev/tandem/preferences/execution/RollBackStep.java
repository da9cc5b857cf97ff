package dev.tandem.preferences.execution;

import dev.tandem.preferences.choice.ChoiceImport;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.ImportedAnswer;
import dev.tandem.preferences.choice.ImportingMember;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts back what a migration has recorded for a few members, except where they chose since. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RollBackStep {

  private final StagedMembers members;
  private final ChoiceImport choices;

  RollBackStep(StagedMembers members, ChoiceImport choices) {
    this.members = members;
    this.choices = choices;
  }

  StepResult run(MigrationId id, List<StagedMember> batch) {
    var here = members.membersHere(id, batch.stream().map(StagedMember::legacyId).toList());
    var putBack = new LinkedHashMap<ImportingMember, List<ImportedAnswer>>();
    for (var member : choices.lock(here).values()) {
      var answers = AnswerHistory.of(member.log()).toPutBack(id);
      if (!answers.isEmpty()) {
        putBack.put(member, answers);
      }
    }
    choices.record(putBack, ChoiceSource.ROLL_BACK, id.value());
    return StepResult.putBack(putBack.values().stream().mapToLong(List::size).sum());
  }
}
