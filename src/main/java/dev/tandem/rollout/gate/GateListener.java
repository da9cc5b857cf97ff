package dev.tandem.rollout.gate;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.rollout.verdict.GateJudged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps what is said about gates. */
@Component
class GateListener {

  private final HeardGates heard;

  GateListener(HeardGates heard) {
    this.heard = heard;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "rollout.follows-gates")
  void on(GateJudged event) {
    heard.save(event);
  }
}
