package dev.tandem.recommendations.branch;

import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.recommendations.ranking.Ranking;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes the new ranking out of use once it is judged to be worse. */
@Component
class RankingVerdicts {

  private final Branch<Ranking> branch;

  RankingVerdicts(Branch<Ranking> branch) {
    this.branch = branch;
  }

  @ApplicationModuleListener(id = "recommendations.switches-ranking-back")
  void on(SignalJudged judged) {
    if (judged.verdict() == Verdict.ROLL_BACK && judged.module().equals(branch.qualifiedName())) {
      branch.control().switchBack(judged.since(), judged.evidence());
    }
  }
}
