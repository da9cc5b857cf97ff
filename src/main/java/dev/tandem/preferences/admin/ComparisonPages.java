package dev.tandem.preferences.admin;

import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.dualread.Deciding;
import dev.tandem.preferences.dualread.DualReadService;
import dev.tandem.preferences.dualread.FoundDifference;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.web.ChoiceWords;
import java.time.ZoneId;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where both sets of rules decided otherwise. */
@Controller
@PreAuthorize("hasRole('OPERATOR')")
class ComparisonPages {

  private final MigrationSteps steps;
  private final DualReadService dualReads;

  ComparisonPages(MigrationSteps steps, DualReadService dualReads) {
    this.steps = steps;
    this.dualReads = dualReads;
  }

  record DifferenceRow(
      UUID member,
      String question,
      boolean before,
      boolean after,
      long decisions,
      LocalizedTime last,
      boolean resolved) {

    static DifferenceRow of(FoundDifference found, ZoneId zone) {
      return new DifferenceRow(
          found.memberId(),
          ChoiceWords.question(found.question()),
          found.before(),
          found.after(),
          found.decisions(),
          LocalizedTime.of(found.lastAt(), zone),
          found.resolvedAt() != null);
    }
  }

  @GetMapping("/preferences/migration/{id}/comparison")
  String comparison(@PathVariable UUID id, Paging paging, ZoneId zone, Model model) {
    var situation = steps.situation(new MigrationId(id));
    var found = dualReads.differences(id, paging);
    model.addAttribute("head", MigrationHead.of(situation.migration(), zone));
    model.addAttribute("dualRead", situation.dualRead());
    model.addAttribute("former", situation.isDeciding(Deciding.FORMER));
    model.addAttribute("figures", situation.figures());
    model.addAttribute("moving", situation.isComparing() && !situation.isSettled());
    model.addAttribute("found", found.map(it -> DifferenceRow.of(it, zone)));
    return "preferences/migration/comparison";
  }
}
