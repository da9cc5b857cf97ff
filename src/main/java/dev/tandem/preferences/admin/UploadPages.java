package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.upload.Upload;
import dev.tandem.preferences.upload.UploadService;
import dev.tandem.preferences.upload.UploadState;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Receives a file in pieces, as the script of the page sends it, and shows how it is read. */
@Controller
@RequestMapping("/preferences/migration/uploads")
@PreAuthorize("hasRole('OPERATOR')")
class UploadPages {

  private static final String ADDRESS = "/preferences/migration/uploads/";

  private final UploadService uploads;
  private final MigrationService service;

  UploadPages(UploadService uploads, MigrationService service) {
    this.uploads = uploads;
    this.service = service;
  }

  /**
   * Announces a file. The answer's {@code Location} is where its pieces go.
   *
   * @param migration given for a list of its members
   * @param size in bytes
   */
  @PostMapping
  ResponseEntity<Void> begin(
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable UUID migration,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") long size,
      Authentication operator) {
    if (migration != null) {
      service.require(new MigrationId(migration));
    }
    var id =
        migration == null
            ? uploads.beginSource(requireFormat(format), nameOf(name), size, operator.getName())
            : uploads.beginMembers(migration, nameOf(name), size, operator.getName());
    return ResponseEntity.noContent().header("Location", ADDRESS + id).build();
  }

  @PostMapping(path = "/{id}/pieces/{number}", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<Void> receive(
      @PathVariable UUID id, @PathVariable int number, @RequestBody byte[] bytes) {
    uploads.receive(id, number, bytes);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/completion")
  ResponseEntity<Void> complete(@PathVariable UUID id) {
    uploads.complete(id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/discard")
  String discard(@PathVariable UUID id) {
    uploads.discard(id);
    return "redirect:/preferences/migration";
  }

  @GetMapping("/{id}")
  String show(@PathVariable UUID id, ZoneId zone, Model model) {
    var upload = uploads.require(id);
    if (upload.state() == UploadState.READ) {
      return "redirect:/preferences/migration/" + upload.migrationId();
    }
    model.addAttribute("upload", UploadRow.of(upload, zone));
    model.addAttribute("moving", upload.state() != UploadState.REFUSED);
    model.addAttribute("refused", upload.state() == UploadState.REFUSED);
    model.addAttribute("reading", isBeingRead(upload));
    return "preferences/migration/upload";
  }

  private static boolean isBeingRead(Upload upload) {
    return upload.state() == UploadState.READING;
  }

  static ExportFormat requireFormat(@Nullable String format) {
    return ExportFormat.of(format == null ? "" : format)
        .filter(ExportFormat::isFile)
        .orElseThrow(() -> Problem.refused("unknown-format", "Choose one of the formats."));
  }

  /** Without folders, which some browsers send along. */
  static String nameOf(@Nullable String typed) {
    var name = typed == null ? "" : typed.replaceAll("^.*[/\\\\]", "").strip();
    return name.isEmpty() ? "file" : name;
  }

  static String redirect(UUID upload) {
    return "redirect:" + ADDRESS + upload;
  }
}
