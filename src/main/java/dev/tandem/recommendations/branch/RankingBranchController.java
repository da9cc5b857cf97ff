package dev.tandem.recommendations.branch;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.branch.Branch;
import dev.tandem.kernel.branch.BranchChange;
import dev.tandem.kernel.branch.BranchChoice;
import dev.tandem.kernel.branch.BranchRequest;
import dev.tandem.kernel.branch.BranchView;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.recommendations.ranking.Ranking;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
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

  /**
   * @param reason what was found, and why the new implementation may answer again
   */
  record Acknowledgement(@Nullable String reason) {}

  @GetMapping
  Page<BranchView> branches(Paging paging) {
    return Page.slice(List.of(ranking.control().view()), paging);
  }

  /** Every process follows within a second. */
  @PutMapping("/ranking")
  BranchView change(Caller caller, @RequestBody BranchRequest body) {
    return ranking.control().change(body, caller.memberId());
  }

  /** What was done to the branch, the latest first. */
  @GetMapping("/ranking/history")
  Page<BranchChange> history(Paging paging) {
    return ranking.control().history(paging);
  }

  /** Lets the new implementation be used again after a verdict has switched it off. */
  @PostMapping("/ranking/acknowledgement")
  BranchView acknowledge(Caller caller, @RequestBody Acknowledgement body) {
    return ranking.control().acknowledge(body.reason(), caller.memberId());
  }

  /** Which implementation answers a mentee, and why. */
  @GetMapping("/ranking/evaluation")
  BranchChoice evaluation(@RequestParam UUID mentee) {
    return ranking.choiceFor(mentee);
  }
}
