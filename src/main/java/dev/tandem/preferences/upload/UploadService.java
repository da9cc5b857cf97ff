package dev.tandem.preferences.upload;

import dev.tandem.kernel.time.Ids;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.source.ExportFormat;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Receives files in pieces. Once all have come, {@link UploadReader} reads them. */
@Service
@Transactional
public class UploadService {

  private static final int UNREAD = 20;
  private static final int MAX_NAME = 200;
  private static final int MAX_PIECES = 1_000_000;

  private final Uploads uploads;
  private final UploadProperties properties;
  private final Clock clock;

  UploadService(Uploads uploads, UploadProperties properties, Clock clock) {
    this.uploads = uploads;
    this.properties = properties;
    this.clock = clock;
  }

  public DataSize maxSize() {
    return properties.maxSize();
  }

  @Transactional(readOnly = true)
  public Upload require(UUID id) {
    return uploads.find(id).orElseThrow(() -> Problem.notFound("upload"));
  }

  /** Those that became no migration, the newest first. */
  @Transactional(readOnly = true)
  public List<Upload> unread() {
    return uploads.unread(UNREAD);
  }

  /**
   * Announces a file.
   *
   * @param size in bytes
   * @throws Problem 422 if it is empty or too large
   */
  public UUID beginSource(ExportFormat format, String name, long size, String operator) {
    requireSize(size);
    return insert(UploadPurpose.SOURCE, format, name, size, UploadState.RECEIVING, operator, null);
  }

  /** Announces a file that says who each member of the former platform is here. */
  public UUID beginMembers(UUID migration, String name, long size, String operator) {
    requireSize(size);
    return insert(
        UploadPurpose.ACCOUNTS, null, name, size, UploadState.RECEIVING, operator, migration);
  }

  /** Has a configured table read. */
  public UUID readTable(String name, String operator) {
    return insert(
        UploadPurpose.SOURCE, ExportFormat.TABLE, name, 0, UploadState.WAITING, operator, null);
  }

  /**
   * @param number of the piece, from 0
   * @throws Problem 409 once the file is complete, 422 if there are more bytes than announced
   */
  public void receive(UUID id, int number, byte[] bytes) {
    var upload = requireReceiving(id);
    if (number < 0 || number > MAX_PIECES || upload.received() > upload.size()) {
      throw Problem.refused("upload-size", "More has come than the file has. Upload it again.");
    }
    uploads.savePiece(id, number, bytes);
  }

  /**
   * Has the file read.
   *
   * @throws Problem 422 if pieces are missing
   */
  public void complete(UUID id) {
    var upload = requireReceiving(id);
    if (upload.received() != upload.size() || !uploads.hasNoGap(id)) {
      throw Problem.refused(
          "upload-size",
          "%s of %s bytes have come. Upload the file again."
              .formatted(upload.received(), upload.size()));
    }
    uploads.setState(id, UploadState.WAITING);
  }

  /**
   * Forgets one that became no migration.
   *
   * @throws Problem 409 while it is read
   */
  public void discard(UUID id) {
    if (require(id).state() == UploadState.READING) {
      throw Problem.conflict("upload-busy", "It is being read. Wait for its end.");
    }
    uploads.delete(id);
  }

  private Upload requireReceiving(UUID id) {
    var upload = uploads.findForUpdate(id).orElseThrow(() -> Problem.notFound("upload"));
    if (upload.state() != UploadState.RECEIVING) {
      throw Problem.conflict("upload-complete", "This file has come already.");
    }
    return upload;
  }

  private void requireSize(long size) {
    if (size <= 0) {
      throw Problem.refused("empty-upload", "Choose a file; an empty one has no preferences.");
    }
    if (size > properties.maxSize().toBytes()) {
      throw Problem.refused(
          "upload-size",
          "The file has %s MB, and a page takes at most %s MB. Split it, or read it with the command on the server."
              .formatted(DataSize.ofBytes(size).toMegabytes(), properties.maxSize().toMegabytes()));
    }
  }

  private UUID insert(
      UploadPurpose purpose,
      @Nullable ExportFormat format,
      String name,
      long size,
      UploadState state,
      String operator,
      @Nullable UUID migration) {
    var id = Ids.next();
    var shortName = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    uploads.insert(
        new Upload(
            id,
            purpose,
            format,
            shortName,
            operator,
            clock.instant(),
            size,
            0,
            state,
            null,
            migration));
    return id;
  }
}
