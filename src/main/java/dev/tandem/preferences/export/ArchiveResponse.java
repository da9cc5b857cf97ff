package dev.tandem.preferences.export;

import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An archive as a file. */
final class ArchiveResponse {

  private ArchiveResponse() {}

  static ResponseEntity<byte[]> of(UUID export, byte[] archive) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("tandem-" + export + ".zip")
                .build()
                .toString())
        .body(archive);
  }
}
