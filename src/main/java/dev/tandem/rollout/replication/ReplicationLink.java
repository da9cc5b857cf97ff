package dev.tandem.rollout.replication;

import dev.tandem.rollout.database.ModuleDatabase;
import dev.tandem.rollout.database.TableCatalog;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Replicates a module's tables in one direction: a publication and a slot in the source, a
 * subscription in the target. The slot is not created by the subscription, so that both databases
 * may belong to one cluster. Changes that arrived over a link are not sent back over the link of
 * the opposite direction.
 */
final class ReplicationLink {

  private final String name;
  private final ModuleDatabase source;
  private final Publication publication;
  private final ReplicationSlot slot;
  private final ReplicationSubscription subscription;

  ReplicationLink(String module, ModuleDatabase source, ModuleDatabase target) {
    this.publication = new Publication(module, source);
    this.name = publication.name() + "_" + checksum(source.identity() + ">" + target.identity());
    this.source = source;
    this.slot = new ReplicationSlot(source, name);
    this.subscription = new ReplicationSubscription(target, source, name);
  }

  private static String checksum(String pair) {
    var crc = new CRC32();
    crc.update(pair.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(crc.getValue(), 8);
  }

  /** The name of the slot and of the subscription. */
  String name() {
    return name;
  }

  /** Whether both ends exist for exactly these tables, and no change is lost. */
  boolean isIntact(TableCatalog tables) {
    return subscription.exists() && slot.isIntact() && publication.contains(tables);
  }

  /** From now on the source keeps every change until the target has confirmed it. */
  void prepareSource(TableCatalog tables) {
    publication.create(tables);
    slot.create();
  }

  /**
   * @param copyData whether rows that exist already are copied, too
   */
  void subscribe(boolean copyData) {
    subscription.create(publication, copyData);
  }

  void reconnect() {
    subscription.reconnect();
  }

  ReplicationStatus status() {
    return subscription.status();
  }

  /** Removes both ends. When one database is unreachable, the other end is removed all the same. */
  void drop() {
    var attempts =
        List.of(attempt(this::dropSubscription), attempt(slot::drop), attempt(publication::drop));
    attempts.forEach(DropAttempt::rethrowFailure);
  }

  private void dropSubscription() {
    var oid = subscription.oid();
    if (oid.isEmpty()) {
      return;
    }
    subscription.drop();
    tableSyncSlots(oid.get()).forEach(syncSlot -> new ReplicationSlot(source, syncSlot).drop());
  }

  /** Slots that PostgreSQL creates for tables whose initial copy is running. */
  private List<String> tableSyncSlots(long subscriptionOid) {
    return source.queryStrings(
        """
        select slot_name from pg_replication_slots
         where slot_name ~ ? and database = current_database()
        """,
        "^pg_" + subscriptionOid + "_sync_");
  }

  private static DropAttempt attempt(Runnable drop) {
    try {
      drop.run();
      return () -> {};
    } catch (RuntimeException e) {
      return () -> {
        throw e;
      };
    }
  }

  private interface DropAttempt {
    void rethrowFailure();
  }
}
