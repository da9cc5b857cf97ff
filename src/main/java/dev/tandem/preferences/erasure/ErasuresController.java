package dev.tandem.preferences.erasure;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.memberdata.ErasureObjection;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The same for programs as {@link LeavingPages} and {@link ErasurePages} for people. */
@RestController
@RequestMapping("/api/preferences/erasures")
class ErasuresController {

  private final ErasureService service;
  private final Erasures erasures;
  private final ErasureRecord answers;
  private final ErasureOverview overview;

  ErasuresController(
      ErasureService service, Erasures erasures, ErasureRecord answers, ErasureOverview overview) {
    this.service = service;
    this.erasures = erasures;
    this.answers = answers;
    this.overview = overview;
  }

  @RequiresRecentSignIn
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  AskedView leave(@RequestBody(required = false) @Nullable WishBody wish, Caller caller) {
    var forgoes = wish != null && Boolean.TRUE.equals(wish.forgoesCredits());
    return new AskedView(service.request(caller.memberId(), forgoes).value());
  }

  /** The caller's own. */
  @GetMapping("/own")
  Page<OwnView> own(Caller caller, Paging paging) {
    return Page.slice(erasures.findByMemberOrderByAskedAtDesc(caller.memberId()), paging)
        .map(this::view);
  }

  @PostMapping("/own/withdrawal")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stay(Caller caller) {
    service.withdraw(caller.memberId());
  }

  @GetMapping
  @PreAuthorize("hasRole('OPERATOR')")
  Page<OverviewView> all(@RequestParam(defaultValue = "") String state, Paging paging) {
    return overview.list(ErasurePages.stateOf(state), paging).map(OverviewView::of);
  }

  @PostMapping("/{id}/retry")
  @PreAuthorize("hasRole('OPERATOR')")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void askAgain(@PathVariable UUID id) {
    service.askAgain(new ErasureId(id));
  }

  private OwnView view(Erasure erasure) {
    return new OwnView(
        erasure.id().value(),
        erasure.state(),
        erasure.askedAt(),
        erasure.executesAt(),
        answers.answers(erasure.id(), erasure.round()).stream()
            .flatMap(it -> it.objections().stream())
            .toList());
  }

  record WishBody(@Nullable Boolean forgoesCredits) {}

  record AskedView(UUID id) {}

  record OwnView(
      UUID id,
      ErasureState state,
      Instant askedAt,
      @Nullable Instant executesAt,
      List<ErasureObjection> objections) {}

  record OverviewView(
      UUID id,
      UUID memberId,
      ErasureState state,
      Instant askedAt,
      @Nullable Instant executesAt,
      Instant changedAt,
      SortedSet<String> awaited,
      boolean silent,
      List<ErasurePart> parts) {

    static OverviewView of(ErasureOverview.Row row) {
      return new OverviewView(
          row.id(),
          row.member(),
          row.state(),
          row.askedAt(),
          row.executesAt(),
          row.changedAt(),
          row.awaited(),
          row.silent(),
          row.parts());
    }
  }
}
