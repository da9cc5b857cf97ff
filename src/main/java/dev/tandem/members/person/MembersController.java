package dev.tandem.members.person;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
import dev.tandem.kernel.web.IdempotentRequests;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members")
class MembersController {

  private final Members members;
  private final Mentors mentors;
  private final Mentees mentees;
  private final MemberService service;
  private final IdempotentRequests requests;

  MembersController(
      Members members,
      Mentors mentors,
      Mentees mentees,
      MemberService service,
      IdempotentRequests membersRequests) {
    this.members = members;
    this.mentors = mentors;
    this.mentees = mentees;
    this.service = service;
    this.requests = membersRequests;
  }

  @GetMapping("/me")
  CurrentMember me(Caller caller) {
    var name =
        members.findById(new MemberId(caller.memberId())).map(Member::name).orElse("Operator");
    return new CurrentMember(caller.memberId(), name, caller.roles().stream().sorted().toList());
  }

  @GetMapping("/mentors")
  Page<MentorView> mentors(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String skill,
      @RequestParam(required = false) @Nullable String language,
      Paging paging) {
    return mentors.search(new MentorSearch(q, skill, language), paging).map(MentorView::of);
  }

  /** Only the mentor themselves and operators see a mentor who is not listed. */
  @GetMapping("/mentors/{id}")
  MentorView mentor(@PathVariable UUID id, Caller caller) {
    return mentors
        .find(new MemberId(id))
        .filter(it -> it.listed() || caller.maySee(id))
        .map(MentorView::of)
        .orElseThrow(() -> Problem.notFound("mentor"));
  }

  @PostMapping("/mentors")
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

  @PutMapping("/mentors/{id}")
  MentorView changeMentor(@PathVariable UUID id, @RequestBody MentorBody body, Caller caller) {
    caller.requireToSee(id, "mentor");
    return MentorView.of(service.change(new MemberId(id), body.profile(), body.version()));
  }

  @PostMapping("/mentors/{id}/unlisting")
  MentorView unlist(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentor");
    var reason = caller.is(id) ? "own-wish" : "operator";
    return MentorView.of(service.unlist(new MemberId(id), reason));
  }

  @PostMapping("/mentors/{id}/listing")
  MentorView list(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentor");
    return MentorView.of(service.relist(new MemberId(id)));
  }

  @GetMapping("/mentees/{id}")
  MenteeView mentee(@PathVariable UUID id, Caller caller) {
    caller.requireToSee(id, "mentee");
    return mentees
        .find(new MemberId(id))
        .map(MenteeView::of)
        .orElseThrow(() -> Problem.notFound("mentee"));
  }

  @PostMapping("/mentees")
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

  @PutMapping("/mentees/{id}")
  MenteeView changeMentee(@PathVariable UUID id, @RequestBody MenteeBody body, Caller caller) {
    caller.requireToSee(id, "mentee");
    return MenteeView.of(service.change(new MemberId(id), body.learningGoals(), body.version()));
  }

  record CurrentMember(UUID id, String name, List<Role> roles) {}
}
