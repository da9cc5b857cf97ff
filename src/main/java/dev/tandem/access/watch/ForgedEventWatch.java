package dev.tandem.access.watch;

import dev.tandem.eventing.watch.ForgeryListener;
import org.springframework.stereotype.Component;

/** Records that somebody who is no process of the platform writes to the broker. */
@Component
class ForgedEventWatch implements ForgeryListener {

  private final SecurityEvents events;

  ForgedEventWatch(SecurityEvents events) {
    this.events = events;
  }

  @Override
  public void onForgedMessages(String receivingModule, int messages) {
    events.record(SecurityEvent.FORGED_EVENT, null, "broker, for " + receivingModule);
  }
}
