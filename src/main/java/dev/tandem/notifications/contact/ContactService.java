package dev.tandem.notifications.contact;

import dev.tandem.access.identity.Role;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.NotificationsProperties;
import dev.tandem.notifications.events.AddressVerified;
import dev.tandem.notifications.message.MessageKind;
import dev.tandem.notifications.message.MessageQueue;
import dev.tandem.notifications.message.NewMessage;
import dev.tandem.notifications.message.Parameter;
import dev.tandem.notifications.message.Parameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds, verifies and changes the addresses of members. */
@Service
public class ContactService {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Contacts contacts;
  private final MessageQueue queue;
  private final ApplicationEventPublisher events;
  private final NotificationsProperties properties;
  private final Clock clock;

  ContactService(
      Contacts contacts,
      MessageQueue queue,
      ApplicationEventPublisher events,
      NotificationsProperties properties,
      Clock clock) {
    this.contacts = contacts;
    this.queue = queue;
    this.events = events;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * A member wants messages at another address. Nothing changes until the link that is sent there
   * is followed; the link to an address that was entered before no longer counts.
   *
   * @throws Problem 422 if the address is none, 429 if the member has had too many links sent
   */
  @Transactional
  public void change(UUID member, @Nullable String typed, String name, String language) {
    var address = EmailAddress.parse(typed);
    withdraw(member, clock.instant());
    var current = contacts.findVerifiedOf(member);
    if (current
        .filter(known -> known.addressKey().equals(address.key()) && known.isUsable())
        .isPresent()) {
      contacts.save(current.get().rename(name, language));
      return;
    }
    requireFewLinks(member);
    var contact = contacts.save(Contact.add(member, address, name, language, clock.instant()));
    queue.add(
        NewMessage.toContact(
            contact.id().value(), contact.id(), MessageKind.ADDRESS_VERIFICATION, Parameters.NONE));
  }

  /**
   * The member no longer wants messages at an address that is not verified, or somebody else
   * entered it who knew the member's former password.
   *
   * @param until what was entered later stays
   */
  @Transactional
  public void withdraw(UUID member, Instant until) {
    contacts
        .findPendingOf(member)
        .filter(entered -> !entered.createdAt().isAfter(until))
        .ifPresent(entered -> contacts.save(entered.replace()));
  }

  /**
   * The link that was sent to a member's address was followed.
   *
   * @throws Problem 422 if another address was entered since, 409 if another member has this one
   */
  @Transactional
  public Contact verify(ContactId id) {
    var contact = contacts.findById(id).orElseThrow(() -> LinkRefusal.USED.problem());
    var member = contact.memberId();
    if (contact.isVerified()) {
      return contact;
    }
    if (member == null || contact.status() != ContactStatus.PENDING) {
      throw LinkRefusal.USED.problem();
    }
    return makeCurrent(contact, member, true);
  }

  /**
   * A visitor who followed the link to an address has become a member. Where another member has
   * verified the address meanwhile, the newcomer has none yet.
   */
  @Transactional
  public void attach(ContactId id, UUID member) {
    contacts
        .findById(id)
        .filter(contact -> contact.status() == ContactStatus.PENDING)
        .filter(contact -> contacts.findVerified(contact.addressKey()).isEmpty())
        .ifPresent(contact -> makeCurrent(contact, member, false));
  }

  /** An operator knows the address of a member. */
  @Transactional
  public Contact enter(UUID member, @Nullable String typed, String name, String language) {
    var address = EmailAddress.parse(typed);
    var current =
        contacts.findVerifiedOf(member).filter(known -> known.addressKey().equals(address.key()));
    if (current.isPresent()) {
      return contacts.save(current.get().rename(name, language));
    }
    var contact = contacts.save(Contact.add(member, address, name, language, clock.instant()));
    return makeCurrent(contact, member, true);
  }

  /**
   * Invites somebody to become a member.
   *
   * @param member who may be known already; null for somebody new
   */
  @Transactional
  public void invite(
      @Nullable UUID member, @Nullable String typed, String name, String language, Role role) {
    var address = EmailAddress.parse(typed);
    requireFree(address.key(), member);
    var contact =
        contacts.save(
            contacts
                .findPending(address.key())
                .map(known -> known.rename(name, language))
                .orElseGet(() -> Contact.add(null, address, name, language, clock.instant())));
    queue.add(
        NewMessage.toContact(
            Ids.next(),
            contact.id(),
            MessageKind.INVITATION,
            Parameters.NONE
                .with(Parameter.ROLE, role)
                .with(Parameter.SUBJECT, member == null ? Ids.next() : member)));
  }

  /** Whoever signed in could otherwise have links sent to any number of other people. */
  private void requireFewLinks(UUID member) {
    var now = clock.instant();
    if (contacts.countUnverified(member, now.minus(HOUR)) >= properties.linksPerHour()
        || contacts.countUnverified(member, now.minus(DAY)) >= properties.linksPerDay()) {
      throw Problem.tooManyRequests(
          "You have asked for %s links within an hour, or %s within a day. Look among the unwanted messages for the last one, or ask again later."
              .formatted(properties.linksPerHour(), properties.linksPerDay()));
    }
  }

  private Contact makeCurrent(Contact contact, UUID member, boolean tellOldAddress) {
    requireFree(contact.addressKey(), member);
    var now = clock.instant();
    contacts
        .findVerifiedOf(member)
        .ifPresent(old -> {
          contacts.save(old.replace());
          if (tellOldAddress
              && old.blocked() == null
              && !old.addressKey().equals(contact.addressKey())) {
            queue.add(
                NewMessage.toContact(
                    contact.id().value(), old.id(), MessageKind.ADDRESS_CHANGED, Parameters.NONE));
          }
        });
    var verified = contacts.save(contact.verify(member, now));
    events.publishEvent(
        new AddressVerified(
            EventMetadata.about(contact.id().value(), verified.version(), now),
            contact.id().value(),
            member));
    return verified;
  }

  /** A member may confirm an address again, such as one that was blocked. */
  private void requireFree(String addressKey, @Nullable UUID member) {
    contacts
        .findVerified(addressKey)
        .filter(other -> member == null || !member.equals(other.memberId()))
        .ifPresent(_ -> {
          throw Problem.conflict(
              "address-taken",
              "This address belongs to another account. Use another address, or sign in there.");
        });
  }
}
