package dev.tandem.preferences.export;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.kernel.web.LocalizedTime;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where a member asks for what is kept about them, sees how far it is, and downloads it. */
@Controller
@RequestMapping("/preferences/exports")
class ExportPages {

  private final ExportService service;
  private final Exports exports;
  private final ExportProperties properties;

  ExportPages(ExportService service, Exports exports, ExportProperties properties) {
    this.service = service;
    this.exports = exports;
    this.properties = properties;
  }

  @GetMapping
  String show(Caller caller, ZoneId zone, Model model) {
    var entries = service.list(caller.memberId()).stream().map(it -> entry(it, zone)).toList();
    model.addAttribute("exports", entries);
    model.addAttribute("open", entries.stream().anyMatch(Entry::isOpen));
    model.addAttribute(
        "collecting", entries.stream().anyMatch(it -> it.state() == ExportState.COLLECTING));
    return "preferences/exports";
  }

  @RequiresRecentSignIn
  @PostMapping
  String request(Caller caller) {
    service.request(caller.memberId());
    return "redirect:/preferences/exports";
  }

  /** Not a GET: it works once, and a prefetching browser must not use it up. */
  @RequiresRecentSignIn
  @PostMapping("/{id}/download")
  ResponseEntity<byte[]> download(@PathVariable UUID id, Caller caller) {
    return ArchiveResponse.of(id, service.download(new ExportId(id), caller.memberId()));
  }

  private Entry entry(Export export, ZoneId zone) {
    var answered = ExportPart.complete(exports.findParts(export.id())).size();
    return new Entry(
        export.id().value(),
        export.state(),
        LocalizedTime.of(export.requestedAt(), zone),
        LocalizedTime.of(export.expiresAt(), zone),
        answered,
        properties.modules().size());
  }

  /**
   * @param answered how many modules have answered
   * @param asked how many modules were asked
   */
  record Entry(
      UUID id,
      ExportState state,
      LocalizedTime requested,
      LocalizedTime expires,
      int answered,
      int asked) {

    boolean isOpen() {
      return state == ExportState.COLLECTING || state == ExportState.READY;
    }
  }
}
