package dev.tandem.preferences.execution;

import dev.tandem.preferences.migration.DecisionCounts;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.OutcomeDecision;
import dev.tandem.preferences.migration.RowCounts;
import dev.tandem.preferences.migration.StepResult;
import dev.tandem.preferences.plan.MemberPlan;
import dev.tandem.preferences.plan.RowNote;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes what became of the rows of a few members, and counts it. */
@Component
class OutcomeWriter {

  private static final String NO_NOTES = "{}";
  private static final String NO_DECISIONS = "[]";

  private final StagedMembers members;
  private final JsonMapper json;

  OutcomeWriter(StagedMembers members, JsonMapper json) {
    this.members = members;
    this.json = json;
  }

  /**
   * @param people the members of the batch who are known here
   * @param plans one for each of them
   */
  StepResult write(
      MigrationId id,
      List<StagedMember> batch,
      Map<String, UUID> people,
      Map<String, MemberPlan> plans,
      long recorded) {
    var rows = RowCounts.NONE;
    var decisions = DecisionCounts.NONE;
    var outcomes = new ArrayList<WrittenOutcome>();
    for (var member : batch) {
      var legacyId = member.legacyId();
      var outcome = outcome(member, people.get(legacyId), plans.get(legacyId));
      outcomes.add(outcome);
      rows = rows.plus(outcome.rows()).minus(member.rowCounts());
      decisions = decisions.plus(outcome.decisions()).minus(member.decisions());
    }
    members.save(id, outcomes);
    return new StepResult(rows, decisions, recorded, 0);
  }

  private WrittenOutcome outcome(
      StagedMember member, @Nullable UUID here, @Nullable MemberPlan plan) {
    if (plan == null) {
      var all = new RowCounts(0, 0, member.rows());
      return new WrittenOutcome(
          member.legacyId(), here, all, DecisionCounts.NONE, NO_NOTES, NO_DECISIONS);
    }
    return new WrittenOutcome(
        member.legacyId(),
        here,
        RowCounts.of(plan.notes().values()),
        DecisionCounts.of(plan.comparisons()),
        json.writeValueAsString(numbersByNote(plan)),
        json.writeValueAsString(plan.comparisons().stream().map(OutcomeDecision::of).toList()));
  }

  private static Map<RowNote, List<Long>> numbersByNote(MemberPlan plan) {
    var numbers = new EnumMap<RowNote, List<Long>>(RowNote.class);
    plan.notes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(it ->
            numbers.computeIfAbsent(it.getValue(), note -> new ArrayList<>()).add(it.getKey()));
    return numbers;
  }
}
