package dev.tandem.preferences.upload;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads files and tables, one after the other; what it cannot read it says in a sentence. */
@Component
class UploadReader {

  private static final Logger LOG = LoggerFactory.getLogger(UploadReader.class);

  private final Uploads uploads;
  private final StagingService staging;
  private final UploadProperties properties;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UploadReader(
      Uploads uploads,
      StagingService staging,
      UploadProperties properties,
      TransactionTemplate transaction,
      Clock clock) {
    this.uploads = uploads;
    this.staging = staging;
    this.properties = properties;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${tandem.preferences.migration.tick:1s}")
  void run() {
    try {
      transaction.executeWithoutResult(
          _ -> uploads.deleteIncomplete(clock.instant().minus(Duration.ofDays(1))));
      while (readNext()) {
        LOG.debug("Read a source of preferences");
      }
    } catch (DataAccessException e) {
      LOG.warn("Cannot read a source of preferences; will try again", e);
    }
  }

  private boolean readNext() {
    var now = clock.instant();
    var claimed =
        transaction.execute(_ -> uploads.claim(now, now.minus(properties.abandonedAfter())));
    claimed.ifPresent(this::read);
    return claimed.isPresent();
  }

  private void read(UUID id) {
    try {
      var migration = read(uploads.find(id).orElseThrow());
      transaction.executeWithoutResult(
          _ -> uploads.close(id, UploadState.READ, null, migration.value()));
    } catch (Problem e) {
      refuse(id, Objects.requireNonNullElse(e.getBody().getDetail(), "It cannot be read."));
    } catch (DataAccessException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("Cannot read a source of preferences", e);
      refuse(id, "It cannot be read. The log of the server says why.");
    }
  }

  private MigrationId read(Upload upload) {
    if (upload.format() == ExportFormat.TABLE) {
      return staging.stageTable(upload.name(), upload.operator());
    }
    var bytes = new PiecesStream(number -> nextPiece(upload.id(), number));
    if (upload.purpose() == UploadPurpose.ACCOUNTS) {
      var migration = new MigrationId(Objects.requireNonNull(upload.migrationId()));
      staging.listMembers(migration, bytes, upload.operator());
      return migration;
    }
    return staging.stage(
        Objects.requireNonNull(upload.format()), upload.name(), bytes, upload.operator());
  }

  private byte @Nullable [] nextPiece(UUID upload, int number) {
    uploads.see(upload, clock.instant());
    return uploads.piece(upload, number);
  }

  private void refuse(UUID id, String sentence) {
    transaction.executeWithoutResult(_ -> uploads.close(id, UploadState.REFUSED, sentence, null));
  }
}
