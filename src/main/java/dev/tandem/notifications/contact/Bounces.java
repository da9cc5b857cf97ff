package dev.tandem.notifications.contact;

import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.ContactId;
import java.sql.Types;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Learns which addresses do not take messages, so that nobody writes to them for ever. */
@Service
public class Bounces {

  private final Contacts contacts;
  private final JdbcClient jdbc;
  private final Clock clock;

  Bounces(Contacts contacts, JdbcClient jdbc, Clock clock) {
    this.contacts = contacts;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Transactional
  public void block(ContactId id, BlockReason reason) {
    contacts
        .findById(id)
        .ifPresent(contact -> contacts.save(contact.block(reason, clock.instant())));
  }

  /** Operators may try an address again. */
  @Transactional
  public void unblock(ContactId id) {
    var contact = contacts.findById(id).orElseThrow(() -> Problem.notFound("address"));
    contacts.save(contact.unblock());
  }

  /**
   * A message to the address came back.
   *
   * @throws Problem 422 if nothing was ever sent to that address
   */
  @Transactional
  public void report(String address, BounceKind kind) {
    var parsed = EmailAddress.parse(address);
    var known = contacts.lockAll(parsed.key());
    if (known.stream().noneMatch(this::wasWrittenTo)) {
      throw Problem.refused(
          "address-never-used", "Nothing was ever sent to this address, so nothing was changed.");
    }
    for (var contact : known) {
      contacts.save(
          switch (kind) {
            case HARD -> contact.block(BlockReason.BOUNCED, clock.instant());
            case SOFT -> contact.softBounce(clock.instant());
            case COMPLAINT -> contact.block(BlockReason.COMPLAINED, clock.instant());
          });
    }
  }

  private boolean wasWrittenTo(Contact contact) {
    return jdbc.sql(
            """
            select exists (select from notifications.message
              where (contact_id = :contact or member_id = :member)
                and status in ('SENT', 'UNKNOWN', 'FAILED', 'SENDING'))
            """)
        .param("contact", contact.id())
        .param("member", contact.memberId(), Types.OTHER)
        .query(Boolean.class)
        .single();
  }
}
