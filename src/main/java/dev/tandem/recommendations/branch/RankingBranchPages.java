package dev.tandem.recommendations.branch;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.ranking.Ranking;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/recommendations/branches")
@PreAuthorize("hasRole('OPERATOR')")
class RankingBranchPages {

  private static final String REDIRECT = "redirect:/recommendations/branches";

  private final Branch<Ranking> ranking;

  RankingBranchPages(Branch<Ranking> ranking) {
    this.ranking = ranking;
  }

  @GetMapping
  String show(Paging paging, ZoneId zone, Model model) {
    model.addAttribute("ranking", ranking.control().page(paging, zone));
    return "recommendations/branches";
  }

  @PostMapping("/ranking")
  String change(
      Caller caller,
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable String compared,
      @RequestParam(required = false) @Nullable String accounts,
      @RequestParam(required = false) @Nullable String reason) {
    var request = BranchRequest.of(share, compared, accounts, reason);
    ranking.control().change(request, caller.memberId());
    return REDIRECT;
  }

  @PostMapping("/ranking/acknowledgement")
  String acknowledge(Caller caller, @RequestParam(required = false) @Nullable String reason) {
    ranking.control().acknowledge(reason, caller.memberId());
    return REDIRECT;
  }
}
