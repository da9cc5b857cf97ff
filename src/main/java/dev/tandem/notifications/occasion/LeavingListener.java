package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import dev.tandem.preferences.events.ErasureRefused;
import dev.tandem.preferences.events.ErasureScheduled;
import dev.tandem.preferences.events.ErasureWithdrawn;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells members who leave how far that is. */
@Component
class LeavingListener {

  private final MessageQueue queue;

  LeavingListener(MessageQueue queue) {
    this.queue = queue;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-scheduled-erasures")
  void on(ErasureScheduled event) {
    var until = Parameters.NONE.with(Parameter.UNTIL, event.executesAt());
    queue.add(
        NewMessage.about(event.meta(), event.memberId(), MessageKind.ERASURE_SCHEDULED, until)
            .until(event.executesAt()));
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-withdrawn-erasures")
  void on(ErasureWithdrawn event) {
    queue.add(
        NewMessage.about(
            event.meta(), event.memberId(), MessageKind.ERASURE_WITHDRAWN, Parameters.NONE));
  }

  /** A refusal of the first question is on the page where the member asked. */
  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-refused-erasures")
  void on(ErasureRefused event) {
    if (event.afterThinking()) {
      queue.add(
          NewMessage.about(
              event.meta(), event.memberId(), MessageKind.ERASURE_REFUSED, Parameters.NONE));
    }
  }
}
