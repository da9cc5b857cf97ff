package dev.tandem.signals.review;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.signals.cycle.Cycles;
import dev.tandem.signals.cycle.Signature;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/signals/reviews")
@PreAuthorize("hasRole('OPERATOR')")
class ReviewsController {

  private final Reviews reviews;
  private final Cycles cycles;
  private final SignOff signOff;

  ReviewsController(Reviews reviews, Cycles cycles, SignOff signOff) {
    this.reviews = reviews;
    this.cycles = cycles;
    this.signOff = signOff;
  }

  @GetMapping
  Page<Review.Line> reviews(Paging paging) {
    return reviews.page(paging);
  }

  @GetMapping("/{cycle}")
  Review review(@PathVariable String cycle) {
    return reviews.of(cycles.require(cycle));
  }

  @PostMapping("/{cycle}/signatures")
  @ResponseStatus(HttpStatus.CREATED)
  Signature sign(Caller caller, @PathVariable String cycle, @RequestBody WordsRequest body) {
    return signOff.sign(cycles.require(cycle), caller.memberId().toString(), body.words());
  }

  /**
   * @param cause the {@code id} of a mismatch in the review
   */
  @PostMapping("/{cycle}/mismatches/{cause}/explanation")
  Review explain(
      Caller caller,
      @PathVariable String cycle,
      @PathVariable UUID cause,
      @RequestBody WordsRequest body) {
    var found = cycles.require(cycle);
    signOff.explain(found, cause, caller.memberId().toString(), body.words());
    return reviews.of(found);
  }
}
