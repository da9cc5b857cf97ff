package dev.tandem.recommendations.branch;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.recommendations.ranking.Ranking;
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

  private final Branch<Ranking> ranking;

  RankingBranchPages(Branch<Ranking> ranking) {
    this.ranking = ranking;
  }

  @GetMapping
  String show(Model model) {
    model.addAttribute("ranking", ranking.view());
    return "recommendations/branches";
  }

  @PostMapping("/ranking")
  String change(
      @RequestParam(required = false) @Nullable String share,
      @RequestParam(required = false) @Nullable String compared,
      @RequestParam(required = false) @Nullable String accounts) {
    ranking.change(BranchRequest.of(share, compared, accounts));
    return "redirect:/recommendations/branches";
  }
}
