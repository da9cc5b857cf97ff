package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MemberOutcome;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationReports;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.web.ChoiceWords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For each member, the decisions of the former platform beside those here. */
@Controller
@RequestMapping("/preferences/migration/{id}/report")
@PreAuthorize("hasRole('OPERATOR')")
class ReportPages {

  private final MigrationService service;
  private final MigrationReports reports;

  ReportPages(MigrationService service, MigrationReports reports) {
    this.service = service;
    this.reports = reports;
  }

  record Count(long number, String text, String badge) {}

  /**
   * @param member null for somebody who is nobody here
   */
  record ReportRow(
      String legacyId, @Nullable UUID member, List<Count> rows, List<Count> decisions) {

    static ReportRow of(MemberOutcome outcome) {
      var rows = outcome.rows();
      var counts = outcome.counts();
      return new ReportRow(
          outcome.legacyId(),
          outcome.member(),
          some(
              new Count(rows.migrated(), "migrated", "good"),
              new Count(rows.unchanged(), "unchanged", ""),
              new Count(rows.quarantined(), "quarantine", "wait")),
          some(
              new Count(counts.equal(), "the same", "good"),
              new Count(counts.stricter(), "less mail", "wait"),
              new Count(counts.looser(), "more mail", "bad"),
              new Count(counts.required(), "must be sent", "wait"),
              new Count(counts.chosenHere(), "chosen here", "wait")));
    }

    private static List<Count> some(Count... counts) {
      return Stream.of(counts).filter(it -> it.number() > 0).toList();
    }
  }

  record DecisionRow(String question, boolean before, boolean after, String text, String badge) {}

  /**
   * @param numbers of the rows, the first ones
   * @param more how many follow
   */
  record NoteRow(String kind, String badge, String sentence, String numbers, int more) {}

  @GetMapping
  String report(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String show,
      Paging paging,
      ZoneId zone,
      Model model) {
    var migration = service.require(new MigrationId(id));
    var filter = ReportFilter.require(show);
    var found =
        filter.isQuarantine()
            ? reports.quarantinedMembers(migration.id(), search, paging)
            : reports.members(migration.id(), search, filter.difference(), paging);
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("migration", migration);
    model.addAttribute("search", search);
    model.addAttribute("show", filter.key());
    model.addAttribute("filters", ReportFilter.values());
    model.addAttribute("found", found.map(ReportRow::of));
    return "preferences/migration/report";
  }

  /**
   * @param legacy the member's number there
   */
  @GetMapping("/member")
  String member(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String legacy,
      ZoneId zone,
      Model model) {
    var migration = service.require(new MigrationId(id));
    var outcome =
        reports.find(migration.id(), legacy).orElseThrow(() -> Problem.notFound("member"));
    model.addAttribute("head", MigrationHead.of(migration, zone));
    model.addAttribute("outcome", outcome);
    model.addAttribute(
        "decisions",
        outcome.decisions().stream()
            .map(it ->
                new DecisionRow(
                    ChoiceWords.question(it.question()),
                    it.before(),
                    it.after(),
                    NoteWords.difference(it.difference()),
                    NoteWords.badge(it.difference())))
            .toList());
    model.addAttribute("notes", notes(outcome));
    return "preferences/migration/member";
  }

  private static List<NoteRow> notes(MemberOutcome outcome) {
    var rows = new ArrayList<NoteRow>();
    outcome.notes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(note -> {
          var numbers = note.getValue().stream().sorted().limit(20).map(String::valueOf).toList();
          rows.add(
              new NoteRow(
                  NoteWords.kind(note.getKey().kind()),
                  NoteWords.badge(note.getKey().kind()),
                  note.getKey().sentence(),
                  String.join(", ", numbers),
                  note.getValue().size() - numbers.size()));
        });
    return rows;
  }
}
