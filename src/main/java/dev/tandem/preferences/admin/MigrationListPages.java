package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.preferences.upload.UploadService;
import java.io.IOException;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** All migrations, and the page on which one begins. */
@Controller
@RequestMapping("/preferences/migration")
@PreAuthorize("hasRole('OPERATOR')")
class MigrationListPages {

  private final MigrationService service;
  private final StagingService staging;
  private final UploadService uploads;

  MigrationListPages(MigrationService service, StagingService staging, UploadService uploads) {
    this.service = service;
    this.staging = staging;
    this.uploads = uploads;
  }

  @GetMapping
  String list(ZoneId zone, Model model) {
    model.addAttribute(
        "migrations", service.list().stream().map(it -> MigrationHead.of(it, zone)).toList());
    model.addAttribute(
        "uploads", uploads.unread().stream().map(it -> UploadRow.of(it, zone)).toList());
    return "preferences/migration/list";
  }

  @GetMapping("/new")
  String begin(Model model) {
    model.addAttribute(
        "formats", Stream.of(ExportFormat.values()).filter(ExportFormat::isFile).toList());
    model.addAttribute("tables", staging.tables());
    model.addAttribute("megabytes", uploads.maxSize().toMegabytes());
    return "preferences/migration/new";
  }

  /** A small file as a whole, from a browser without scripts; or the name of a table. */
  @PostMapping
  String read(
      @RequestParam(required = false) @Nullable String table,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Authentication operator)
      throws IOException {
    if (table != null) {
      return UploadPages.redirect(uploads.readTable(requireTable(table), operator.getName()));
    }
    if (file == null || file.isEmpty()) {
      throw Problem.refused("empty-upload", "Choose a file; an empty one has no preferences.");
    }
    var id =
        uploads.beginSource(
            UploadPages.requireFormat(format),
            UploadPages.nameOf(file.getOriginalFilename()),
            file.getSize(),
            operator.getName());
    uploads.receive(id, 0, file.getBytes());
    uploads.complete(id);
    return UploadPages.redirect(id);
  }

  private String requireTable(String name) {
    if (!staging.tables().contains(name)) {
      throw Problem.refused("unknown-table", "No table is configured by this name.");
    }
    return name;
  }
}
