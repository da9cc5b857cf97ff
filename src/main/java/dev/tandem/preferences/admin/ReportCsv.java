package dev.tandem.preferences.admin;

import dev.tandem.preferences.export.CsvTable;
import dev.tandem.preferences.migration.MemberOutcome;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationReports;
import dev.tandem.preferences.migration.MigrationService;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole report as CSV: a line for each member and question, written as it is read. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class ReportCsv {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "former_number",
              "member",
              "rows",
              "taken_over",
              "unchanged",
              "quarantined",
              "question",
              "before",
              "after",
              "difference")
          .get();

  private final MigrationService service;
  private final MigrationReports reports;

  ReportCsv(MigrationService service, MigrationReports reports) {
    this.service = service;
    this.reports = reports;
  }

  @GetMapping("/preferences/migration/{id}/report.csv")
  void download(@PathVariable UUID id, HttpServletResponse response) throws IOException {
    var migration = service.require(new MigrationId(id));
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"migration-report.csv\"");
    try (var csv = FORMAT.print(response.getWriter())) {
      reports.forEachMember(migration.id(), outcome -> print(outcome, csv));
    }
  }

  private static void print(MemberOutcome outcome, CSVPrinter csv) {
    try {
      if (outcome.decisions().isEmpty()) {
        print(outcome, csv, "", "", "", "");
      }
      for (var decision : outcome.decisions()) {
        print(
            outcome,
            csv,
            decision.question(),
            word(decision.before()),
            word(decision.after()),
            decision.difference().name().toLowerCase(Locale.ROOT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void print(
      MemberOutcome outcome,
      CSVPrinter csv,
      String question,
      String before,
      String after,
      String difference)
      throws IOException {
    csv.printRecord(
        CsvTable.harmless(outcome.legacyId()),
        Objects.toString(outcome.member(), ""),
        outcome.sourceRows(),
        outcome.rows().migrated(),
        outcome.rows().unchanged(),
        outcome.rows().quarantined(),
        question,
        before,
        after,
        difference);
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }
}
