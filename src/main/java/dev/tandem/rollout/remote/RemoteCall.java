package dev.tandem.rollout.remote;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;

/** What this platform asks the service of a module for. */
public enum RemoteCall {
  FORWARDED_REQUEST("requests that are forwarded"),
  MIRRORED_READ("reads that are mirrored, and decisions that are repeated"),
  FIGURES("figures of its copy");

  private static final String MODULE = "rollout";

  private final String subject;

  RemoteCall(String subject) {
    this.subject = subject;
  }

  public Interaction to(String module) {
    return new Interaction(InteractionKind.SERVICE_CALL, MODULE, module, subject);
  }
}
