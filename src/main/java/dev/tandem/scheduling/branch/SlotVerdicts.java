package dev.tandem.scheduling.branch;

import dev.tandem.eventing.verdict.SignalJudged;
import dev.tandem.eventing.verdict.Verdict;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.scheduling.slot.OpenSlots;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Takes the new search for slots out of use once it is judged to be worse. */
@Component
class SlotVerdicts {

  private final Branch<OpenSlots> branch;

  SlotVerdicts(Branch<OpenSlots> branch) {
    this.branch = branch;
  }

  @ApplicationModuleListener(id = "scheduling.switches-slots-back")
  void on(SignalJudged judged) {
    if (judged.verdict() == Verdict.ROLL_BACK && judged.module().equals(branch.qualifiedName())) {
      branch.control().switchBack(judged.since(), judged.evidence());
    }
  }
}
