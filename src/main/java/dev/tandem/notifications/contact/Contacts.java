package dev.tandem.notifications.contact;

import dev.tandem.notifications.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The contact points. */
public interface Contacts extends Repository<Contact, ContactId> {

  Contact save(Contact contact);

  Optional<Contact> findById(ContactId id);

  @Query("select * from notifications.contact where member_id = :member and status = 'VERIFIED'")
  Optional<Contact> findVerifiedOf(UUID member);

  @Query(
      "select * from notifications.contact where member_id in (:members) and status = 'VERIFIED'")
  List<Contact> findVerifiedOf(Collection<UUID> members);

  @Query(
      """
      select * from notifications.contact where member_id = :member and status = 'PENDING'
      order by created_at desc limit 1
      """)
  Optional<Contact> findPendingOf(UUID member);

  /** How many addresses that are not verified the member has entered since an instant. */
  @Query(
      """
      select count(*) from notifications.contact
      where member_id = :member and verified_at is null and created_at > :since
      """)
  int countUnverified(UUID member, Instant since);

  @Query("select * from notifications.contact where address_key = :key and status = 'VERIFIED'")
  Optional<Contact> findVerified(String key);

  /** The newest that waits for its verification and belongs to no member. */
  @Query(
      """
      select * from notifications.contact
      where address_key = :key and status = 'PENDING' and member_id is null
      order by created_at desc limit 1
      """)
  Optional<Contact> findPending(String key);

  @Query("select * from notifications.contact where address_key = :key order by id for update")
  List<Contact> lockAll(String key);
}
