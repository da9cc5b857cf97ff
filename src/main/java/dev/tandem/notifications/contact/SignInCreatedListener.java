package dev.tandem.notifications.contact;

import dev.tandem.access.identity.events.SignInCreated;
import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.notifications.ContactId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** The address that a link was sent to belongs to whoever has become a member by that link. */
@Component
class SignInCreatedListener {

  private final ContactService contacts;

  SignInCreatedListener(ContactService contacts) {
    this.contacts = contacts;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "notifications.attaches-addresses-to-members")
  void on(SignInCreated event) {
    var contact = event.contactId();
    if (contact != null) {
      contacts.attach(new ContactId(contact), event.memberId());
    }
  }
}
