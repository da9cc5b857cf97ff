package dev.tandem.notifications.contact;

import dev.tandem.notifications.ContactId;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A contact point: an address of a person, who may not be a member yet.
 *
 * @param version 0 until saved
 * @param displayName how messages address the person; may be empty
 * @param language of messages as long as the member has not chosen one, ISO 639-1
 * @param softBounces messages in a row that came back for a reason that may pass
 * @param blocked why nothing is sent there any more
 */
@AggregateRoot
@Table(schema = "notifications")
public record Contact(
    @Id @Identity ContactId id,
    @Version long version,
    @Nullable UUID memberId,
    String address,
    String addressKey,
    String displayName,
    String language,
    ContactStatus status,
    Instant createdAt,
    @Nullable Instant verifiedAt,
    int softBounces,
    @Nullable BlockReason blocked,
    @Nullable Instant blockedAt) {

  private static final int SOFT_BOUNCES = 5;

  static Contact add(
      @Nullable UUID member,
      EmailAddress address,
      String displayName,
      String language,
      Instant now) {
    return new Contact(
        ContactId.next(),
        0,
        member,
        address.text(),
        address.key(),
        displayName,
        language,
        ContactStatus.PENDING,
        now,
        null,
        0,
        null,
        null);
  }

  public boolean isUsable() {
    return status == ContactStatus.VERIFIED && blocked == null;
  }

  boolean isVerified() {
    return status == ContactStatus.VERIFIED;
  }

  /** The person has shown that messages arrive, so an earlier block is over, too. */
  Contact verify(@Nullable UUID member, Instant now) {
    return new Contact(
        id,
        version,
        member == null ? memberId : member,
        address,
        addressKey,
        displayName,
        language,
        ContactStatus.VERIFIED,
        createdAt,
        now,
        0,
        null,
        null);
  }

  Contact rename(String name, String messageLanguage) {
    return new Contact(
        id,
        version,
        memberId,
        address,
        addressKey,
        name,
        messageLanguage,
        status,
        createdAt,
        verifiedAt,
        softBounces,
        blocked,
        blockedAt);
  }

  Contact replace() {
    return with(ContactStatus.REPLACED, softBounces, blocked, blockedAt);
  }

  Contact block(BlockReason reason, Instant now) {
    return with(status, softBounces, reason, now);
  }

  Contact unblock() {
    return with(status, 0, null, null);
  }

  /** Messages arrived since the last one that came back. */
  Contact forgetSoftBounces() {
    return with(status, 0, blocked, blockedAt);
  }

  /** Blocked when too many came back in a row. */
  Contact softBounce(Instant now) {
    var counted = with(status, softBounces + 1, blocked, blockedAt);
    return counted.softBounces < SOFT_BOUNCES ? counted : counted.block(BlockReason.BOUNCED, now);
  }

  private Contact with(
      ContactStatus newStatus,
      int bounces,
      @Nullable BlockReason reason,
      @Nullable Instant reasonAt) {
    return new Contact(
        id,
        version,
        memberId,
        address,
        addressKey,
        displayName,
        language,
        newStatus,
        createdAt,
        verifiedAt,
        bounces,
        reason,
        reasonAt);
  }
}
