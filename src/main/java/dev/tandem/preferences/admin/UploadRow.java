package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.preferences.upload.Upload;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;

/**
 * An upload as a page shows it.
 *
 * @param text what is happening to it, in a sentence
 * @param percent of its bytes that have come
 */
record UploadRow(
    UUID id, String name, LocalizedTime begun, String text, String badge, long percent) {

  static UploadRow of(Upload upload, ZoneId zone) {
    return new UploadRow(
        upload.id(),
        upload.name(),
        LocalizedTime.of(upload.begunAt(), zone),
        text(upload),
        badge(upload),
        upload.size() == 0 ? 100 : Math.min(100, 100 * upload.received() / upload.size()));
  }

  private static String text(Upload upload) {
    return switch (upload.state()) {
      case RECEIVING -> "Not all of it has come. Upload it again if nothing goes on.";
      case WAITING -> "It waits to be read.";
      case READING -> "It is being read. You may leave this page.";
      case READ -> "It was read.";
      case REFUSED -> Objects.requireNonNullElse(upload.refusal(), "It could not be read.");
    };
  }

  private static String badge(Upload upload) {
    return switch (upload.state()) {
      case RECEIVING, WAITING, READING -> "wait";
      case READ -> "good";
      case REFUSED -> "bad";
    };
  }
}
