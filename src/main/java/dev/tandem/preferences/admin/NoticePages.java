package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.preferences.decision.Topic;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.notice.AnnouncementService;
import dev.tandem.preferences.notice.NoticeWording;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who is told of a migration, who is not, and how each wording reads. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class NoticePages {

  private final MigrationSteps steps;
  private final AnnouncementService announcements;

  NoticePages(MigrationSteps steps, AnnouncementService announcements) {
    this.steps = steps;
    this.announcements = announcements;
  }

  /**
   * @param text what changes, in short
   * @param changes for the preview of the message
   */
  record WordingRow(String text, String changes, long members) {

    static WordingRow of(NoticeWording wording) {
      return new WordingRow(
          Stream.of(wording.changes().split(",", -1))
              .map(WordingRow::text)
              .collect(Collectors.joining(", ")),
          wording.changes(),
          wording.members());
    }

    private static String text(String change) {
      var parts = change.split(":", 2);
      return Topic.of(parts[0]).map(Topic::title).orElse(parts[0]) + " " + parts[1];
    }
  }

  @GetMapping("/preferences/migration/{id}/notices")
  String notices(@PathVariable UUID id, ZoneId zone, Model model) {
    var situation = steps.situation(new MigrationId(id));
    var announcement = situation.announcement();
    var holdsFrom = announcement == null ? announcements.holdsFrom() : announcement.holdsFrom();
    model.addAttribute("head", MigrationHead.of(situation.migration(), zone));
    model.addAttribute("announcement", announcement);
    model.addAttribute("holdsFrom", LocalizedTime.of(holdsFrom, zone));
    model.addAttribute("audience", announcements.audience(id));
    model.addAttribute(
        "wordings", announcements.wordings(id).stream().map(WordingRow::of).toList());
    model.addAttribute(
        "obstacle", StepRules.obstacle(MigrationStep.ANNOUNCE, situation).orElse(null));
    return "preferences/migration/notices";
  }
}
