package dev.tandem.members.directory;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.caching.CachePolicy;
import dev.tandem.kernel.caching.EntityTag;
import dev.tandem.kernel.caching.HttpCache;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.members.person.MentorView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/members/mentors")
class ListedMentorsController {

  private final ListedMentors listedMentors;

  ListedMentorsController(ListedMentors listedMentors) {
    this.listedMentors = listedMentors;
  }

  @GetMapping
  Page<MentorView> mentors(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String skill,
      @RequestParam(required = false) @Nullable String language,
      Paging paging,
      Caller caller) {
    return listedMentors
        .search(new MentorFilter(q, skill, language), caller, paging)
        .map(MentorView::of);
  }

  @HttpCache(CachePolicy.PRIVATE_REVALIDATED)
  @GetMapping("/{id}")
  ResponseEntity<MentorView> mentor(@PathVariable UUID id, Caller caller) {
    var view =
        listedMentors
            .find(id, caller)
            .map(MentorView::of)
            .orElseThrow(() -> Problem.notFound("mentor"));
    return ResponseEntity.ok().eTag(EntityTag.of(view)).body(view);
  }
}
