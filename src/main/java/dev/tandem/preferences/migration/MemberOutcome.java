package dev.tandem.preferences.migration;

import dev.tandem.preferences.plan.RowNote;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a member's rows, and what that means for the member.
 *
 * @param legacyId as the former platform called the member
 * @param sourceRows how many the member has
 * @param member null for those who are nobody here
 * @param notes the numbers of the rows by what became of them; empty if they were too many
 * @param decisions one for each question that the former platform had
 */
public record MemberOutcome(
    String legacyId,
    long sourceRows,
    @Nullable UUID member,
    RowCounts rows,
    DecisionCounts counts,
    Map<RowNote, List<Long>> notes,
    List<OutcomeDecision> decisions) {

  public MemberOutcome {
    notes = Map.copyOf(notes);
    decisions = List.copyOf(decisions);
  }
}
