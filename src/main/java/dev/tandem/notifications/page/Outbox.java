package dev.tandem.notifications.page;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.notifications.contact.Contact;
import dev.tandem.notifications.contact.Contacts;
import dev.tandem.notifications.message.Message;
import dev.tandem.notifications.message.MessageId;
import dev.tandem.notifications.message.Messages;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds messages, the newest first. */
@Component
class Outbox {

  private static final String MATCHING =
      """
       from notifications.message m
      where (:member::uuid is null or m.member_id = :member)
        and (:status::text is null or m.status = :status)
        and (:kind::text is null or m.kind = :kind)
        and (:address = '' or exists (select from notifications.contact c
          where (c.id = m.contact_id or c.member_id = m.member_id)
            and (strpos(c.address_key, :address) > 0
              or strpos(lower(c.display_name), :address) > 0)))
      """;

  private final JdbcClient jdbc;
  private final Messages messages;
  private final Contacts contacts;

  Outbox(JdbcClient jdbc, Messages messages, Contacts contacts) {
    this.jdbc = jdbc;
    this.messages = messages;
    this.contacts = contacts;
  }

  Page<SentMessage> search(OutboxFilter filter, Paging paging) {
    var found =
        filtered(
                "select m.id"
                    + MATCHING
                    + " order by m.queued_at desc, m.id desc"
                    + " limit :limit offset :offset",
                filter)
            .param("limit", paging.size())
            .param("offset", paging.offset())
            .query((row, number) -> new MessageId(row.getObject(1, UUID.class)))
            .list();
    long total = filtered("select count(*)" + MATCHING, filter).query(Long.class).single();
    return Page.of(withContacts(messages.findAll(found)), paging, total);
  }

  Page<Message> ofMember(UUID member, Paging paging) {
    var filter = new OutboxFilter(member, "", null, null);
    return search(filter, paging).map(SentMessage::message);
  }

  Optional<SentMessage> find(MessageId id) {
    return messages.find(id).map(message -> withContacts(List.of(message)).getFirst());
  }

  /** How many messages have each status. */
  Map<String, Long> counts() {
    return jdbc
        .sql("select status, count(*) as messages from notifications.message group by status")
        .query((row, number) -> Map.entry(row.getString("status"), row.getLong("messages")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private List<SentMessage> withContacts(List<Message> found) {
    var members =
        found.stream().map(Message::memberId).filter(Objects::nonNull).distinct().toList();
    Map<UUID, Contact> ofMembers =
        members.isEmpty()
            ? Map.of()
            : contacts.findVerifiedOf(members).stream()
                .collect(
                    Collectors.toMap(
                        contact -> Objects.requireNonNull(contact.memberId()),
                        Function.identity()));
    return found.stream()
        .map(message -> new SentMessage(message, contactOf(message, ofMembers)))
        .toList();
  }

  private @Nullable Contact contactOf(Message message, Map<UUID, Contact> ofMembers) {
    var contact = message.contactId();
    return contact == null
        ? ofMembers.get(Objects.requireNonNull(message.memberId()))
        : contacts.findById(contact).orElse(null);
  }

  private JdbcClient.StatementSpec filtered(String sql, OutboxFilter filter) {
    return jdbc.sql(sql)
        .param("member", filter.member(), Types.OTHER)
        .param("address", filter.address())
        .param("status", filter.status() == null ? null : filter.status().name(), Types.VARCHAR)
        .param("kind", filter.kind() == null ? null : filter.kind().name(), Types.VARCHAR);
  }
}
