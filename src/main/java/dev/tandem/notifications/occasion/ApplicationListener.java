package dev.tandem.notifications.occasion;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.events.MentorApplicationChanged;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells those who apply as mentors what an operator has asked or decided. What the operator wrote
 * stays with the application, on the page that the message leads to.
 */
@Component
class ApplicationListener {

  private final MessageQueue queue;

  ApplicationListener(MessageQueue queue) {
    this.queue = queue;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.tells-of-applications")
  void on(MentorApplicationChanged event) {
    switch (event.state()) {
      case "ASKED" -> tell(event, MessageKind.APPLICATION_ASKED);
      case "ACCEPTED" -> tellDecision(event, MessageKind.APPLICATION_ACCEPTED);
      case "DECLINED" -> tellDecision(event, MessageKind.APPLICATION_DECLINED);
      default -> withdrawQuestion(event);
    }
  }

  private void tellDecision(MentorApplicationChanged event, MessageKind kind) {
    withdrawQuestion(event);
    tell(event, kind);
  }

  private void tell(MentorApplicationChanged event, MessageKind kind) {
    queue.add(NewMessage.about(event.meta(), event.applicantId(), kind, Parameters.NONE));
  }

  /** Nobody is asked for an answer that they have given, or that comes too late. */
  private void withdrawQuestion(MentorApplicationChanged event) {
    queue.withdraw(event.applicantId(), MessageKind.APPLICATION_ASKED);
  }
}
