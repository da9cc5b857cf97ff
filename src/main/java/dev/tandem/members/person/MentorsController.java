package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.IdempotentRequests;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members/mentors")
class MentorsController {

  private final MentorService service;
  private final IdempotentRequests requests;

  MentorsController(MentorService service, IdempotentRequests membersRequests) {
    this.service = service;
    this.requests = membersRequests;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @PreAuthorize("hasRole('OPERATOR')")
  @Transactional
  MentorView addMentor(
      @RequestBody MentorBody body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      Caller caller) {
    return requests.executeOnce(
        caller.memberId(),
        key,
        body,
        MentorView.class,
        () -> MentorView.of(service.join(body.profile())));
  }

  @PutMapping("/{id}")
  MentorView changeMentor(@PathVariable UUID id, @RequestBody MentorBody body, Caller caller) {
    caller.requireToSee(id, "mentor");
    return MentorView.of(service.change(new MemberId(id), body.profile(), body.version()));
  }

  @PostMapping("/{id}/unlisting")
  MentorView unlist(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentor");
    var reason = caller.is(id) ? "own-wish" : MentorService.BY_OPERATOR;
    return MentorView.of(service.unlist(new MemberId(id), reason));
  }

  @PostMapping("/{id}/listing")
  MentorView list(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentor");
    return MentorView.of(service.relist(new MemberId(id), caller.is(Role.OPERATOR)));
  }
}
