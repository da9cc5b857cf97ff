package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.migration.QuarantineGroup;
import dev.tandem.preferences.migration.QuarantineReports;
import dev.tandem.preferences.migration.QuarantinedRow;
import dev.tandem.preferences.migration.SavedMapping;
import dev.tandem.preferences.plan.RowNote;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
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

/** Rows that nobody may guess at: seen by reason and value, mapped, and run again. */
@Controller
@RequestMapping("/preferences/migration/{id}/quarantine")
@PreAuthorize("hasRole('OPERATOR')")
class QuarantinePages {

  private static final int GROUPS = 200;

  private final MigrationService service;
  private final QuarantineReports reports;

  QuarantinePages(MigrationService service, QuarantineReports reports) {
    this.service = service;
    this.reports = reports;
  }

  /**
   * @param reason its name in addresses
   * @param canBeMapped whether a rule of the mapping can help
   */
  record GroupRow(
      String reason,
      String sentence,
      String key,
      @Nullable String value,
      long rows,
      boolean canBeMapped) {

    static GroupRow of(QuarantineGroup group) {
      return new GroupRow(
          keyOf(group.reason()),
          group.reason().sentence(),
          group.key(),
          group.value(),
          group.rows(),
          switch (group.reason()) {
            case UNKNOWN_KEY,
                UNREADABLE_VALUE,
                ZONE_WITHOUT_PLACE,
                UNKNOWN_ZONE,
                LANGUAGE_NOT_OFFERED ->
                true;
            default -> false;
          });
    }
  }

  record RowOfGroup(
      long number,
      String legacyId,
      String key,
      @Nullable String value,
      @Nullable LocalizedTime changed,
      String sentence) {

    static RowOfGroup of(QuarantinedRow row, ZoneId zone) {
      return new RowOfGroup(
          row.number(),
          row.legacyId(),
          row.key(),
          row.value(),
          row.changedAt() == null ? null : LocalizedTime.of(row.changedAt(), zone),
          row.sentence());
    }
  }

  /**
   * @param add the key of a group, for which a rule is added to the mapping
   * @param value that the rule is to be about; absent for all values
   */
  @GetMapping
  String groups(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String add,
      @RequestParam(required = false) @Nullable String value,
      ZoneId zone,
      Model model) {
    var migration = service.require(new MigrationId(id));
    var groups = reports.groups(migration.id(), GROUPS);
    var yaml =
        service.mappings(migration.id()).stream()
            .findFirst()
            .map(SavedMapping::yaml)
            .orElse(MappingTemplate.TEXT);
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("groups", groups.stream().map(GroupRow::of).toList());
    model.addAttribute("total", migration.rows().quarantined());
    model.addAttribute("limited", groups.size() == GROUPS);
    model.addAttribute("yaml", add == null ? yaml : RuleSuggestion.addTo(yaml, add, value));
    model.addAttribute("added", add);
    return "preferences/migration/quarantine";
  }

  @GetMapping("/rows")
  String rows(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Paging paging,
      ZoneId zone,
      Model model) {
    var migration = service.require(new MigrationId(id));
    var wanted = require(reason);
    var found = reports.rows(migration.id(), wanted, true, paging);
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("reason", reason);
    model.addAttribute("sentence", wanted.sentence());
    model.addAttribute("found", found.map(it -> RowOfGroup.of(it, zone)));
    return "preferences/migration/quarantine-rows";
  }

  @PostMapping
  String remap(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String yaml,
      Authentication operator) {
    service.remapQuarantine(new MigrationId(id), MappingPages.normalize(yaml), operator.getName());
    return "redirect:/preferences/migration/" + id;
  }

  private static RowNote require(String key) {
    return Arrays.stream(RowNote.values())
        .filter(it -> it.kind() == RowNote.Kind.QUARANTINED && keyOf(it).equals(key))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("reason for quarantine"));
  }

  private static String keyOf(RowNote note) {
    return note.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
