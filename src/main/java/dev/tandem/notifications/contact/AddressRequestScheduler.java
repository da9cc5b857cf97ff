package dev.tandem.notifications.contact;

import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameters;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends visitors the links that they asked for. */
@Component
class AddressRequestScheduler {

  private static final Logger LOG = LoggerFactory.getLogger(AddressRequestScheduler.class);
  private static final int BATCH = 50;

  private final AddressRequests requests;
  private final Contacts contacts;
  private final MessageQueue queue;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AddressRequestScheduler(
      AddressRequests requests,
      Contacts contacts,
      MessageQueue queue,
      TransactionTemplate transaction,
      Clock clock) {
    this.requests = requests;
    this.contacts = contacts;
    this.queue = queue;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.notifications.tick:1s}")
  void run() {
    try {
      while (Boolean.TRUE.equals(transaction.execute(_ -> handleSome()))) {
        LOG.debug("Answered requests of visitors");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot look for requests of visitors; will try again", e);
    }
  }

  private boolean handleSome() {
    var open = requests.lockOpen(BATCH);
    open.forEach(this::handle);
    requests.forgetOld(clock.instant());
    return open.size() == BATCH;
  }

  private void handle(AddressRequest request) {
    requests.markHandled(request);
    var address = EmailAddress.parse(request.address());
    switch (request.kind()) {
      case SIGN_UP -> signUp(request, address);
      case PASSWORD -> sendPasswordLink(request, address);
    }
  }

  private void signUp(AddressRequest request, EmailAddress address) {
    var verified = contacts.findVerified(address.key());
    if (verified.isPresent()) {
      queue.add(
          NewMessage.toContact(
              request.id(), verified.get().id(), MessageKind.KNOWN_ADDRESS, Parameters.NONE));
      return;
    }
    var contact =
        contacts
            .findPending(address.key())
            .map(known -> known.rename(request.displayName(), request.language()))
            .orElseGet(() ->
                Contact.add(
                    null, address, request.displayName(), request.language(), clock.instant()));
    contacts.save(contact);
    queue.add(
        NewMessage.toContact(request.id(), contact.id(), MessageKind.SIGN_UP, Parameters.NONE));
  }

  private void sendPasswordLink(AddressRequest request, EmailAddress address) {
    contacts
        .findVerified(address.key())
        .map(Contact::memberId)
        .ifPresent(member ->
            queue.add(
                NewMessage.toMember(
                    request.id(), member, MessageKind.PASSWORD_LINK, Parameters.NONE)));
  }
}
