package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.cohort.CohortDefault;
import dev.tandem.preferences.cohort.CohortDefaultService;
import dev.tandem.preferences.cohort.KnownCohorts;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages on which operators set what holds for the members of a cohort by default. */
@Controller
@RequestMapping("/preferences/cohorts")
@PreAuthorize("hasRole('OPERATOR')")
class CohortDefaultPages {

  private final KnownCohorts cohorts;
  private final CohortDefaultService service;

  CohortDefaultPages(KnownCohorts cohorts, CohortDefaultService service) {
    this.cohorts = cohorts;
    this.service = service;
  }

  /**
   * @param normally what holds without an answer of the cohort
   */
  record DefaultRow(
      String question,
      String title,
      String explanation,
      Answer answer,
      boolean normally,
      boolean mayBeOn) {}

  record SetRow(LocalizedTime at, String topic, String answer) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute("cohorts", cohorts.all());
    return "preferences/cohorts";
  }

  @GetMapping("/{id}")
  String cohort(@PathVariable UUID id, ZoneId zone, Model model) {
    model.addAttribute("cohort", service.require(id));
    var current = service.currentOf(id);
    model.addAttribute("rows", questions().stream().map(it -> row(it, current)).toList());
    model.addAttribute(
        "history", service.history(id).stream().map(it -> setRow(it, zone)).toList());
    return "preferences/cohort";
  }

  @PostMapping("/{id}")
  String set(@PathVariable UUID id, @RequestParam Map<String, String> fields, Caller caller) {
    var answers = new HashMap<Question.OfTopic, Answer>();
    for (var question : questions()) {
      var typed = fields.get(question.key());
      if (typed != null) {
        answers.put(
            question,
            Answer.of(typed)
                .orElseThrow(() -> Problem.malformed("An answer is ON, OFF or UNSET.")));
      }
    }
    service.set(id, answers, caller.memberId());
    return "redirect:/preferences/cohorts/" + id + "?saved";
  }

  private static List<Question.OfTopic> questions() {
    return Stream.of(Topic.values())
        .filter(it -> !it.isMandatory())
        .flatMap(topic -> Stream.of(Channel.values()).map(it -> new Question.OfTopic(topic, it)))
        .toList();
  }

  private static DefaultRow row(Question.OfTopic question, Map<Question.OfTopic, Answer> current) {
    var topic = question.topic();
    return new DefaultRow(
        question.key(),
        topic.title(),
        topic.explanation(),
        current.getOrDefault(question, Answer.UNSET),
        !topic.isOptional(),
        !topic.needsConfirmation());
  }

  private static SetRow setRow(CohortDefault set, ZoneId zone) {
    var title = Topic.of(set.topic()).map(Topic::title).orElse(set.topic());
    var answer =
        switch (set.value()) {
          case ON -> "on";
          case OFF -> "off";
          case UNSET -> "no longer set";
        };
    return new SetRow(LocalizedTime.of(set.setAt(), zone), title, answer);
  }
}
