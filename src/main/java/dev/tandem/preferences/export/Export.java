package dev.tandem.preferences.export;

import dev.tandem.access.memberdata.SealedDocument;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.preferences.events.ExportReady;
import dev.tandem.preferences.events.ExportRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jmolecules.ddd.annotation.AggregateRoot;
import org.jmolecules.ddd.annotation.Identity;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a member asked for of what is kept about them.
 *
 * @param privateKey opens the answers of the modules; null once the export is closed
 * @param readyAt when all modules had answered
 * @param expiresAt when it is closed, downloaded or not
 */
@AggregateRoot
@Table(schema = "preferences")
record Export(
    @Id @Identity ExportId id,
    @Column("member_id") UUID member,
    Instant requestedAt,
    @Nullable String privateKey,
    @Nullable Instant readyAt,
    Instant expiresAt,
    @Nullable Instant downloadedAt) {

  static Export request(UUID member, Instant now, Duration life) {
    return new Export(
        ExportId.next(), member, now, SealedDocument.newKey(), null, now.plus(life), null);
  }

  ExportState state() {
    if (downloadedAt != null) {
      return ExportState.DOWNLOADED;
    }
    if (privateKey == null) {
      return ExportState.EXPIRED;
    }
    return readyAt == null ? ExportState.COLLECTING : ExportState.READY;
  }

  boolean isOpen(Instant now) {
    return privateKey != null && now.isBefore(expiresAt);
  }

  Export ready(Instant now) {
    return new Export(id, member, requestedAt, privateKey, now, expiresAt, null);
  }

  Export downloaded(Instant now) {
    return new Export(id, member, requestedAt, null, readyAt, expiresAt, now);
  }

  Export expired() {
    return new Export(id, member, requestedAt, null, readyAt, expiresAt, null);
  }

  ExportRequested requestedEvent() {
    return new ExportRequested(
        EventMetadata.about(id.value(), 1, requestedAt),
        id.value(),
        member,
        SealedDocument.publicPart(requirePrivateKey()));
  }

  ExportReady readyEvent(Instant now) {
    return new ExportReady(EventMetadata.about(id.value(), 2, now), id.value(), member, expiresAt);
  }

  String requirePrivateKey() {
    if (privateKey == null) {
      throw new IllegalStateException("export " + id.value() + " is closed");
    }
    return privateKey;
  }
}
