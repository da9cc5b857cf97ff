package dev.tandem.notifications.occasion;

import dev.tandem.access.identity.events.PasswordChanged;
import dev.tandem.access.identity.events.SecondFactorChanged;
import dev.tandem.access.identity.events.SignedInFromNewDevice;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.contact.ContactService;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Warns people of what others could have done with their sign-in, and ends what they began. */
@Component
class SecurityListener {

  private final MessageQueue queue;
  private final ContactService contacts;

  SecurityListener(MessageQueue queue, ContactService contacts) {
    this.queue = queue;
    this.contacts = contacts;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.warns-of-changed-passwords")
  void on(PasswordChanged event) {
    contacts.withdraw(event.memberId(), event.meta().occurredAt());
    warn(event.meta(), event.memberId(), MessageKind.PASSWORD_CHANGED);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.warns-of-new-devices")
  void on(SignedInFromNewDevice event) {
    warn(event.meta(), event.memberId(), MessageKind.NEW_DEVICE);
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.warns-of-changed-second-factors")
  void on(SecondFactorChanged event) {
    warn(
        event.meta(),
        event.memberId(),
        event.required() ? MessageKind.SECOND_FACTOR_ON : MessageKind.SECOND_FACTOR_OFF);
  }

  private void warn(EventMetadata cause, UUID member, MessageKind kind) {
    queue.add(NewMessage.about(cause, member, kind, Parameters.NONE));
  }
}
