package dev.tandem.members.directory;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.person.MemberId;
import dev.tandem.members.person.MentorView;
import dev.tandem.members.person.Mentors;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members/mentors")
class ListedMentorsController {

  private final ListedMentors listedMentors;
  private final Mentors mentors;

  ListedMentorsController(ListedMentors listedMentors, Mentors mentors) {
    this.listedMentors = listedMentors;
    this.mentors = mentors;
  }

  @GetMapping
  Page<MentorView> mentors(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String skill,
      @RequestParam(required = false) @Nullable String language,
      Paging paging) {
    return listedMentors.search(new MentorSearch(q, skill, language), paging).map(MentorView::of);
  }

  /** Only the mentor themselves and operators see a mentor who is not listed. */
  @GetMapping("/{id}")
  MentorView mentor(@PathVariable UUID id, Caller caller) {
    return mentors
        .findById(new MemberId(id))
        .filter(it -> it.listed() || caller.maySee(id))
        .map(MentorView::of)
        .orElseThrow(() -> Problem.notFound("mentor"));
  }
}
