package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.upload.UploadService;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where operators say who each member of the former platform is here. */
@Controller
@RequestMapping("/preferences/migration/{id}/members")
@PreAuthorize("hasRole('OPERATOR')")
class IdentityPages {

  private final MigrationService service;
  private final UploadService uploads;

  IdentityPages(MigrationService service, UploadService uploads) {
    this.service = service;
    this.uploads = uploads;
  }

  @GetMapping
  String members(@PathVariable UUID id, ZoneId zone, Model model) {
    var migration = service.require(new MigrationId(id));
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("megabytes", uploads.maxSize().toMegabytes());
    return "preferences/migration/members";
  }

  /** A small list as a whole, from a browser without scripts. */
  @PostMapping
  String read(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Authentication operator)
      throws IOException {
    var migration = service.require(new MigrationId(id));
    if (file == null || file.isEmpty()) {
      throw Problem.refused("empty-upload", "Choose a file; an empty one names nobody.");
    }
    var upload =
        uploads.beginMembers(
            migration.id().value(),
            UploadPages.nameOf(file.getOriginalFilename()),
            file.getSize(),
            operator.getName());
    uploads.receive(upload, 0, file.getBytes());
    uploads.complete(upload);
    return UploadPages.redirect(upload);
  }
}
