package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.choice.Resolutions;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.DecisionReason;
import dev.tandem.preferences.decision.Resolution;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.web.PreferencesPages.ViewedMember;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/preferences/members/{id}")
class PreferencesController {

  private final ChoiceService choices;
  private final ChoiceLog log;
  private final Resolutions resolutions;

  PreferencesController(ChoiceService choices, ChoiceLog log, Resolutions resolutions) {
    this.choices = choices;
    this.log = log;
    this.resolutions = resolutions;
  }

  record DecisionView(
      String topic, String channel, Answer answer, boolean on, DecisionReason reason) {}

  /**
   * @param decisions one for each topic and channel
   * @param settings the value that holds for each setting
   */
  record PreferencesView(
      UUID memberId, List<DecisionView> decisions, Map<String, String> settings) {

    static PreferencesView of(UUID member, Resolution resolution) {
      var decisions =
          resolution.decisions().stream()
              .map(it ->
                  new DecisionView(
                      it.topic().key(),
                      it.channel().key(),
                      resolution.own().cell(it.topic(), it.channel()).answer(),
                      it.decision().on(),
                      it.decision().reason()))
              .toList();
      var settings =
          Stream.of(Setting.values()).collect(Collectors.toMap(Setting::key, resolution::valueOf));
      return new PreferencesView(member, decisions, settings);
    }
  }

  /**
   * @param answers by the key of the question, such as {@code topic/reminders/email}
   */
  record AnswersBody(@Nullable Map<String, @Nullable String> answers) {}

  @GetMapping
  PreferencesView preferences(@PathVariable UUID id, Caller caller) {
    var viewed = ViewedMember.of(id, caller);
    return PreferencesView.of(viewed.member(), resolutions.of(viewed.member()));
  }

  /** Records the answers that differ; the others are kept. May be repeated without harm. */
  @PutMapping("/answers")
  PreferencesView choose(@PathVariable UUID id, @RequestBody AnswersBody body, Caller caller) {
    var viewed = ViewedMember.of(id, caller);
    var answers = Objects.requireNonNullElse(body.answers(), Map.<String, @Nullable String>of());
    if (answers.isEmpty()) {
      throw Problem.refused(
          "no-answers", "Send the answers to change, such as topic/reminders/email: OFF.");
    }
    var changes =
        answers.entrySet().stream()
            .map(
                it -> ChoiceForm.choice(it.getKey(), Objects.requireNonNullElse(it.getValue(), "")))
            .toList();
    choices.record(viewed.member(), changes, viewed.context());
    return PreferencesView.of(viewed.member(), resolutions.of(viewed.member()));
  }

  @GetMapping("/history")
  Page<RecordedChoice> history(@PathVariable UUID id, Paging paging, Caller caller) {
    return Page.slice(log.history(ViewedMember.of(id, caller).member()), paging);
  }
}
