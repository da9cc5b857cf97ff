package dev.tandem.recommendations.branch;

import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchChoice;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.branch.BranchView;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.ranking.Ranking;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The branches of recommendations, for operators. */
@RestController
@RequestMapping("/api/recommendations/branches")
@PreAuthorize("hasRole('OPERATOR')")
class RankingBranchController {

  private final Branch<Ranking> ranking;

  RankingBranchController(Branch<Ranking> ranking) {
    this.ranking = ranking;
  }

  @GetMapping
  Page<BranchView> branches(Paging paging) {
    return Page.slice(List.of(ranking.view()), paging);
  }

  /** Every process follows within a second. */
  @PutMapping("/ranking")
  BranchView change(@RequestBody BranchRequest body) {
    return ranking.change(body);
  }

  /** Which implementation answers a mentee, and why. */
  @GetMapping("/ranking/evaluation")
  BranchChoice evaluation(@RequestParam UUID mentee) {
    return ranking.choiceFor(mentee);
  }
}
