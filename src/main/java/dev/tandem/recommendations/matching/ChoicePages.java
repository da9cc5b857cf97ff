package dev.tandem.recommendations.matching;

import dev.tandem.access.identity.Caller;
import dev.tandem.recommendations.CohortId;
import dev.tandem.recommendations.MenteeId;
import dev.tandem.recommendations.MentorId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saves the choices that a mentee makes on the page of a cohort. */
@Controller
@RequestMapping("/recommendations/cohorts/{id}/choices")
class ChoicePages {

  private final MenteePreferences preferences;

  ChoicePages(MenteePreferences preferences) {
    this.preferences = preferences;
  }

  @PostMapping
  String choose(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<@Nullable UUID> mentor,
      Caller caller) {
    var mentors = mentor.stream().flatMap(Stream::ofNullable).map(MentorId::new).toList();
    preferences.save(new CohortId(id), new MenteeId(caller.memberId()), mentors);
    return "redirect:/recommendations/cohorts/" + id + "?saved";
  }
}
