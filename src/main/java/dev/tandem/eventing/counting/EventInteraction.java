package dev.tandem.eventing.counting;

import dev.tandem.eventing.interaction.Interaction;
import dev.tandem.eventing.interaction.InteractionKind;
import dev.tandem.eventing.log.LoggedEvent;

/** That a module takes an event from the log for its listeners, in whichever process. */
public final class EventInteraction {

  private EventInteraction() {}

  /**
   * @param module that takes the event
   */
  public static Interaction of(LoggedEvent event, String module) {
    return new Interaction(InteractionKind.EVENT, event.publisher(), module, event.name());
  }
}
