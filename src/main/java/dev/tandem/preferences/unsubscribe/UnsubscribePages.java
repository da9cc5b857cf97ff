package dev.tandem.preferences.unsubscribe;

import dev.tandem.access.link.Link;
import dev.tandem.access.link.LinkPurpose;
import dev.tandem.access.link.LinkRefusal;
import dev.tandem.access.link.Links;
import dev.tandem.preferences.choice.ChoiceContext;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.NewChoice;
import dev.tandem.preferences.choice.Resolutions;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Topic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that the link in a message leads to. Opening it changes nothing, since programs that
 * scan mail do that, too. The link itself says who its reader is, so nobody signs in.
 */
@Controller
@RequestMapping("/preferences/unsubscribe")
class UnsubscribePages {

  private static final LinkPurpose PURPOSE = new LinkPurpose("unsubscribe");
  private static final String TOPIC_CLAIM = "topic";

  private final Links links;
  private final ChoiceService choices;
  private final Resolutions resolutions;

  UnsubscribePages(Links links, ChoiceService choices, Resolutions resolutions) {
    this.links = links;
    this.choices = choices;
    this.resolutions = resolutions;
  }

  /** A topic that can be switched off here. */
  record TopicChoice(String key, String title, String explanation, boolean on) {}

  @GetMapping
  String ask(@RequestParam(required = false) @Nullable String token, Model model) {
    switch (links.open(token, PURPOSE)) {
      case LinkRefusal refusal -> model.addAttribute("refusal", refusal.sentence());
      case Link link -> {
        var resolution = resolutions.of(link.subject());
        model.addAttribute("token", token);
        model.addAttribute(
            "topics",
            UnsubscribableTopics.of(topicOf(link)).stream()
                .map(it ->
                    new TopicChoice(
                        it.key(),
                        it.title(),
                        it.explanation(),
                        resolution.decide(it, Channel.EMAIL).on()))
                .toList());
      }
    }
    return "preferences/unsubscribe";
  }

  /**
   * @param picked present if the page was sent, on which the reader picks topics; without it, the
   *     reader's mail program unsubscribes from all
   */
  @PostMapping
  String unsubscribe(
      @RequestParam String token,
      @RequestParam(required = false) @Nullable String picked,
      @RequestParam(name = "topic", required = false) @Nullable List<String> topics,
      Model model) {
    var link = links.open(token, PURPOSE).orThrow();
    var offered = UnsubscribableTopics.of(topicOf(link));
    var refused =
        picked == null
            ? offered
            : offered.stream().filter(it -> topics != null && topics.contains(it.key())).toList();
    var answers =
        refused.stream()
            .map(it -> NewChoice.of(new Question.OfTopic(it, Channel.EMAIL), Answer.OFF))
            .toList();
    var recorded =
        choices.record(
            link.subject(), answers, ChoiceContext.of(ChoiceSource.UNSUBSCRIBE_LINK, null));
    model.addAttribute("refused", refused);
    model.addAttribute("changed", recorded > 0);
    return "preferences/unsubscribed";
  }

  private static Optional<Topic> topicOf(Link link) {
    return link.claim(TOPIC_CLAIM).flatMap(Topic::of);
  }
}
