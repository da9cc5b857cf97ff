package dev.tandem.notifications.contact;

import dev.tandem.kernel.time.Timestamps;
import dev.tandem.kernel.web.Problem;
import dev.tandem.notifications.ContactId;
import dev.tandem.notifications.message.MessageId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Learns which addresses do not take messages, so that nobody writes to them for ever. */
@Service
public class Bounces {

  /** Begins the note of a message that came back. */
  public static final String RETURNED = "returned-";

  private static final Duration ROW = Duration.ofDays(30);

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
      apply(contact, kind);
    }
  }

  /**
   * A mail server reports that a message came back. It counts once, however often it is reported.
   *
   * @param recipient the address as the report names it
   * @param code for operators, such as {@code 5.1.1}
   * @return false if the message was not sent to an address that is still known, so that nothing
   *     was changed
   */
  @Transactional
  public boolean report(
      MessageId message, @Nullable String recipient, BounceKind kind, String code) {
    var found = contactWrittenTo(message, recipient);
    if (found.isEmpty()) {
      return false;
    }
    var contact = found.get();
    if (isNews(message, contact, kind, code)) {
      apply(isFirstForLong(message, contact) ? contact.forgetSoftBounces() : contact, kind);
      markReturned(message, code);
    }
    return true;
  }

  private void apply(Contact contact, BounceKind kind) {
    var now = clock.instant();
    contacts.save(
        switch (kind) {
          case HARD -> contact.block(BlockReason.BOUNCED, now);
          case SOFT -> contact.softBounce(now);
          case COMPLAINT -> contact.block(BlockReason.COMPLAINED, now);
        });
  }

  /** Mail that was passed on to another address is returned from there. */
  private Optional<Contact> contactWrittenTo(MessageId message, @Nullable String recipient) {
    var ids =
        jdbc.sql(
                """
                select c.id from notifications.message m join notifications.contact c
                  on c.id = m.contact_id or (m.contact_id is null and c.member_id = m.member_id
                    and c.verified_at <= m.changed_at)
                where m.id = :message and m.status in ('SENT', 'UNKNOWN', 'FAILED', 'SENDING')
                order by c.address_key = lower(:recipient) desc, c.verified_at desc, c.id
                limit 1
                """)
            .param("message", message)
            .param("recipient", recipient == null ? "" : recipient)
            .query((row, _) -> new ContactId(row.getObject("id", UUID.class)))
            .list();
    return ids.stream().findFirst().flatMap(contacts::findById);
  }

  private boolean isNews(MessageId message, Contact contact, BounceKind kind, String code) {
    return jdbc.sql(
                """
                insert into notifications.bounce as known
                  (message_id, contact_id, kind, code, heard_at)
                values (:message, :contact, :kind, :code, :now)
                on conflict (message_id) do update set
                  kind = excluded.kind, code = excluded.code, heard_at = excluded.heard_at
                where known.kind = 'SOFT' and excluded.kind <> 'SOFT'
                """)
            .param("message", message)
            .param("contact", contact.id())
            .param("kind", kind)
            .param("code", code)
            .param("now", clock.instant())
            .update()
        == 1;
  }

  /** What came back long ago is not in a row with what comes back now. */
  private boolean isFirstForLong(MessageId message, Contact contact) {
    return jdbc.sql(
            """
            select not exists (select from notifications.bounce
              where contact_id = :contact and message_id <> :message and heard_at > :since)
            """)
        .param("contact", contact.id())
        .param("message", message)
        .param("since", clock.instant().minus(ROW))
        .query(Boolean.class)
        .single();
  }

  private void markReturned(MessageId message, String code) {
    jdbc.sql("update notifications.message set note = :note where id = :message")
        .param("note", RETURNED + code)
        .param("message", message)
        .update();
  }

  private boolean wasWrittenTo(Contact contact) {
    return jdbc.sql(
            """
            select exists (select from notifications.message
              where (contact_id = :contact
                  or (contact_id is null and member_id = :member and changed_at >= :verifiedAt))
                and status in ('SENT', 'UNKNOWN', 'FAILED', 'SENDING'))
            """)
        .param("contact", contact.id())
        .param("member", contact.memberId(), Types.OTHER)
        .param(
            "verifiedAt",
            Timestamps.toNullableTimestamp(contact.verifiedAt()),
            Types.TIMESTAMP_WITH_TIMEZONE)
        .query(Boolean.class)
        .single();
  }
}
