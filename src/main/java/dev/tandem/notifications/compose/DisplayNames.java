package dev.tandem.notifications.compose;

import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.Contacts;
import dev.tandem.notifications.readmodel.Names;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How people and things are called in messages. */
@Component
class DisplayNames {

  private final Names names;
  private final Contacts contacts;

  DisplayNames(Names names, Contacts contacts) {
    this.names = names;
    this.contacts = contacts;
  }

  Optional<String> mentor(UUID mentor) {
    return names.ofMentor(mentor);
  }

  /** As the mentee wants to be addressed; the address itself is told to nobody. */
  Optional<String> mentee(UUID mentee) {
    return contacts
        .findVerifiedOf(mentee)
        .map(Contact::displayName)
        .filter(name -> !name.isEmpty());
  }

  Optional<String> offering(UUID offering) {
    return names.ofOffering(offering);
  }

  Optional<String> cohort(UUID cohort) {
    return names.ofCohort(cohort);
  }
}
