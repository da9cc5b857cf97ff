package dev.tandem.rollout.samples;

import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rollout")
@PreAuthorize("hasRole('OPERATOR')")
class MismatchController {

  private final MismatchViews views;
  private final RankingAgreements rankings;

  MismatchController(MismatchViews views, RankingAgreements rankings) {
    this.views = views;
    this.rankings = rankings;
  }

  @GetMapping("/mismatches")
  Page<MismatchView> mismatches(Paging paging) {
    return views.page(paging);
  }

  @GetMapping("/allowed-differences")
  Page<AllowedDifferenceView> allowedDifferences(Paging paging) {
    return Page.slice(views.allowed(), paging);
  }

  /** How far the rankings of both sides agreed in the last 30 days, on average. */
  @GetMapping("/rankings")
  Page<RankingAgreements.RouteAgreement> rankings(Paging paging) {
    return Page.slice(rankings.means(), paging);
  }
}
