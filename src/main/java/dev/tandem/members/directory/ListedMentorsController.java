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
  private final ProfileVisibility visibility;

  ListedMentorsController(
      ListedMentors listedMentors, Mentors mentors, ProfileVisibility visibility) {
    this.listedMentors = listedMentors;
    this.mentors = mentors;
    this.visibility = visibility;
  }

  @GetMapping
  Page<MentorView> mentors(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String skill,
      @RequestParam(required = false) @Nullable String language,
      Paging paging,
      Caller caller) {
    return listedMentors
        .search(new MentorSearch(q, skill, language), caller, paging)
        .map(MentorView::of);
  }

  /**
   * Only the mentor themselves and operators see a mentor who is not listed; a mentor may have
   * chosen to be seen by members of their cohorts only.
   */
  @GetMapping("/{id}")
  MentorView mentor(@PathVariable UUID id, Caller caller) {
    return mentors
        .findById(new MemberId(id))
        .filter(it -> caller.maySee(id) || it.listed() && visibility.isVisible(id, caller))
        .map(MentorView::of)
        .orElseThrow(() -> Problem.notFound("mentor"));
  }
}
