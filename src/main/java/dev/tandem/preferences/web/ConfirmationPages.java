package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.ChoiceContext;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.NewChoice;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The second page on which a member consents to what must be confirmed. */
@Controller
@RequestMapping("/preferences/confirmation")
class ConfirmationPages {

  private final ChoiceService choices;

  ConfirmationPages(ChoiceService choices) {
    this.choices = choices;
  }

  @GetMapping
  String ask(@RequestParam String topic, Model model) {
    model.addAttribute("topic", require(topic));
    return "preferences/confirmation";
  }

  @PostMapping
  String confirm(@RequestParam String topic, Caller caller) {
    var question = new Question.OfTopic(require(topic), Channel.EMAIL);
    choices.record(
        caller.memberId(),
        List.of(new NewChoice(question, Answer.ON.name(), true)),
        ChoiceContext.of(ChoiceSource.MEMBER, caller.memberId()));
    return "redirect:/preferences?saved";
  }

  private static Topic require(String key) {
    return Topic.of(key)
        .filter(Topic::needsConfirmation)
        .orElseThrow(() -> Problem.notFound("topic to confirm"));
  }
}
