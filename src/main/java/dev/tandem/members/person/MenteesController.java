package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.EntityTag;
import dev.tandem.kernel.caching.HttpCache;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members/mentees")
class MenteesController {

  private final Mentees mentees;
  private final MenteeService service;
  private final IdempotentRequests requests;

  MenteesController(Mentees mentees, MenteeService service, IdempotentRequests membersRequests) {
    this.mentees = mentees;
    this.service = service;
    this.requests = membersRequests;
  }

  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/{id}")
  ResponseEntity<MenteeView> mentee(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentee");
    var view =
        mentees
            .findById(new MemberId(id))
            .map(MenteeView::of)
            .orElseThrow(() -> Problem.notFound("mentee"));
    return ResponseEntity.ok().eTag(EntityTag.of(view)).body(view);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('OPERATOR')")
  @Transactional
  MenteeView addMentee(
      @RequestBody MenteeBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    return requests.executeOnce(
        caller.memberId(),
        key,
        body,
        MenteeView.class,
        () -> MenteeView.of(service.join(body.learningGoals())));
  }

  @PutMapping("/{id}")
  MenteeView changeMentee(@PathVariable UUID id, @RequestBody MenteeBody body, Caller caller) {
    caller.requireToSee(id, "mentee");
    return MenteeView.of(service.change(new MemberId(id), body.learningGoals(), body.version()));
  }
}
