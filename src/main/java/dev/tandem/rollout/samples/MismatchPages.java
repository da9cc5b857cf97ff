package dev.tandem.rollout.samples;

import dev.tandem.kernel.web.Paging;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@PreAuthorize("hasRole('OPERATOR')")
class MismatchPages {

  private final MismatchViews views;
  private final RankingAgreements rankings;

  MismatchPages(MismatchViews views, RankingAgreements rankings) {
    this.views = views;
    this.rankings = rankings;
  }

  @GetMapping("/rollout/mismatches")
  String show(Paging paging, ZoneId zone, Model model) {
    model.addAttribute("mismatches", views.page(paging));
    model.addAttribute("allowed", views.allowed());
    model.addAttribute("rankings", rankings.means());
    model.addAttribute(
        "clock", DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(zone));
    return "rollout/mismatches";
  }
}
