package dev.tandem.preferences.export;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs as {@link ExportPages} for people. */
@RestController
@RequestMapping("/api/preferences/exports")
class ExportsController {

  private final ExportService service;

  ExportsController(ExportService service) {
    this.service = service;
  }

  @RequiresRecentSignIn
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  RequestedView request(Caller caller) {
    return new RequestedView(service.request(caller.memberId()).value());
  }

  @GetMapping
  ExportsView list(Caller caller) {
    var items = service.list(caller.memberId()).stream().map(ExportView::of).toList();
    return new ExportsView(items, 0, Math.max(1, items.size()), items.size());
  }

  @RequiresRecentSignIn
  @PostMapping("/{id}/download")
  ResponseEntity<byte[]> download(@PathVariable UUID id, Caller caller) {
    return ArchiveResponse.of(id, service.download(new ExportId(id), caller.memberId()));
  }

  record RequestedView(UUID id) {}

  record ExportView(
      UUID id,
      ExportState state,
      Instant requestedAt,
      @Nullable Instant readyAt,
      Instant expiresAt) {

    static ExportView of(Export export) {
      return new ExportView(
          export.id().value(),
          export.state(),
          export.requestedAt(),
          export.readyAt(),
          export.expiresAt());
    }
  }

  record ExportsView(List<ExportView> items, int page, int size, int total) {}
}
