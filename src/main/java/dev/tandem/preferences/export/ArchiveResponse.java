package dev.tandem.preferences.export;

import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An archive as a file that no cache keeps. */
final class ArchiveResponse {

  private ArchiveResponse() {}

  static ResponseEntity<byte[]> of(UUID export, byte[] archive) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/zip"))
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("tandem-" + export + ".zip")
                .build()
                .toString())
        .body(archive);
  }
}
