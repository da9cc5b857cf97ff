package dev.tandem.preferences.dualread;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.tandem.preferences.choice.FormerPlatform;
import dev.tandem.preferences.decision.FormerDecisions;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.dualread.Comparisons.Compared;
import dev.tandem.preferences.dualread.FormerRows.Participation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Decides as the former platform did, for members whose choices are being migrated. */
@Component
class SideBySide implements FormerPlatform {

  private final FormerRows rows;
  private final Comparisons comparisons;
  private final Clock clock;

  SideBySide(FormerRows rows, Comparisons comparisons, Clock clock) {
    this.rows = rows;
    this.comparisons = comparisons;
    this.clock = clock;
  }

  @Override
  public Map<UUID, FormerDecisions> of(Collection<UUID> members) {
    var participations = rows.participations(members);
    if (participations.isEmpty()) {
      return Map.of();
    }
    var taking = participations.stream().map(Participation::memberId).toList();
    var former = rows.decisionsOf(participations.getFirst(), taking);
    var answers =
        rows.personalAnswers(taking).stream().collect(groupingBy(PersonalAnswer::memberId));
    return participations.stream()
        .collect(
            toMap(
                Participation::memberId,
                it ->
                    Supersession.remaining(
                        former.getOrDefault(it.memberId(), Map.of()),
                        answers.getOrDefault(it.memberId(), List.of()),
                        it.deciding() == Deciding.FORMER)));
  }

  @Override
  public void compare(UUID member, Resolution resolution) {
    var former = resolution.former().byQuestion();
    if (former.isEmpty()) {
      return;
    }
    var compared = new ArrayList<Compared>();
    former.forEach((key, before) -> {
      if (Question.of(key).orElse(null) instanceof Question.OfTopic(var topic, var channel)) {
        compared.add(new Compared(key, before, resolution.decideHere(topic, channel).on()));
      }
    });
    rows.participations(List.of(member))
        .forEach(it -> comparisons.add(it.migrationId(), member, compared, clock.instant()));
  }
}
