package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.SavedMapping;
import dev.tandem.preferences.staging.PreviewedValue;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.preferences.web.ChoiceWords;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where operators write what the keys and values of the source mean, and see what becomes of it.
 */
@Controller
@RequestMapping("/preferences/migration/{id}")
@PreAuthorize("hasRole('OPERATOR')")
class MappingPages {

  private final MigrationService service;
  private final StagingService staging;

  MappingPages(MigrationService service, StagingService staging) {
    this.service = service;
    this.staging = staging;
  }

  /**
   * What becomes of a value.
   *
   * @param value null if the source has none
   * @param rows of the sample that have it
   * @param becomes in words
   */
  record PreviewRow(
      String key, @Nullable String value, long rows, String becomes, String kind, String badge) {

    static PreviewRow of(PreviewedValue previewed) {
      var question = previewed.question();
      return new PreviewRow(
          previewed.key(),
          previewed.value(),
          previewed.rows(),
          question == null
              ? previewed.note().sentence()
              : ChoiceWords.question(question) + ". " + previewed.note().sentence(),
          NoteWords.kind(previewed.note().kind()),
          NoteWords.badge(previewed.note().kind()));
    }
  }

  @GetMapping("/mapping")
  String mapping(@PathVariable UUID id, ZoneId zone, Model model) {
    return page(id, newest(id), zone, model);
  }

  @PostMapping("/mapping")
  String save(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String yaml,
      Authentication operator) {
    service.saveMapping(new MigrationId(id), normalize(yaml), operator.getName());
    return "redirect:/preferences/migration/" + id + "/mapping?saved";
  }

  /**
   * @param htmx sent by the script of the page, which shows the preview inside it
   */
  @PostMapping("/mapping/preview")
  String preview(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String yaml,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
      ZoneId zone,
      Model model) {
    service.require(new MigrationId(id));
    model.addAttribute("preview", previewOf(id, normalize(yaml)));
    return htmx == null ? page(id, yaml, zone, model) : "preferences/migration/preview";
  }

  private List<PreviewRow> previewOf(UUID id, String yaml) {
    return staging.preview(new MigrationId(id), yaml).stream().map(PreviewRow::of).toList();
  }

  private String page(UUID id, String yaml, ZoneId zone, Model model) {
    var migration = service.require(new MigrationId(id));
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("version", migration.mappingVersion());
    model.addAttribute("yaml", yaml);
    model.addAttribute("sample", staging.sample(migration.id(), 5));
    return "preferences/migration/mapping";
  }

  private String newest(UUID id) {
    return service.mappings(new MigrationId(id)).stream()
        .findFirst()
        .map(SavedMapping::yaml)
        .orElse(MappingTemplate.TEXT);
  }

  /** Browsers send lines that end as on Windows. */
  static String normalize(String yaml) {
    if (yaml.isBlank()) {
      throw Problem.refused("invalid-mapping", "Write a mapping; an empty one maps nothing.");
    }
    return yaml.replace("\r\n", "\n");
  }
}
