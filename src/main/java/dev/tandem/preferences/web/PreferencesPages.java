package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.ChosenZoneCookie;
import dev.tandem.preferences.choice.ChoiceContext;
import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.ChoiceService;
import dev.tandem.preferences.choice.ChoiceSource;
import dev.tandem.preferences.choice.NewChoice;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.choice.Resolutions;
import dev.tandem.preferences.decision.Answer;
import dev.tandem.preferences.decision.Channel;
import dev.tandem.preferences.decision.Question;
import dev.tandem.preferences.decision.Setting;
import dev.tandem.preferences.decision.Topic;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which members choose, for themselves, and operators for a member. */
@Controller
class PreferencesPages {

  private static final String OF_MEMBER = "/preferences/members/{id}";

  private final ChoiceService choices;
  private final ChoiceLog log;
  private final Resolutions resolutions;

  PreferencesPages(ChoiceService choices, ChoiceLog log, Resolutions resolutions) {
    this.choices = choices;
    this.log = log;
    this.resolutions = resolutions;
  }

  @GetMapping({"/preferences", OF_MEMBER})
  String preferences(
      @PathVariable(required = false) @Nullable UUID id,
      Caller caller,
      ZoneId zone,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var viewed = ViewedMember.of(id, caller);
    var resolution = resolutions.of(viewed.member());
    var newest = newestOf(viewed.member());
    var rows =
        TopicAudience.topicsFor(caller).stream()
            .map(it -> TopicRow.of(it, resolution, newest, zone))
            .toList();
    model.addAttribute("viewed", viewed);
    model.addAttribute("topics", rows);
    model.addAttribute(
        "channels", Stream.of(Channel.values()).map(it -> ChannelRow.of(it, resolution)).toList());
    model.addAttribute(
        "settings",
        TopicAudience.settingsFor(caller).stream()
            .map(it -> SettingRow.of(it, resolution))
            .toList());
    var leadMinutes = resolution.valueOf(Setting.REMINDER_LEAD_MINUTES);
    model.addAttribute("leadMinutes", leadMinutes);
    model.addAttribute("leadTimes", LeadTime.offer(Setting.leadMinutesOf(leadMinutes)));
    model.addAttribute("zones", Setting.zones());
    if (viewed.own()) {
      ChosenZoneCookie.header(resolution.chosenZone(), request.isSecure())
          .forEach((name, values) -> values.forEach(it -> response.addHeader(name, it)));
    }
    return "preferences/preferences";
  }

  @PostMapping({"/preferences", OF_MEMBER})
  String choose(
      @PathVariable(required = false) @Nullable UUID id,
      @RequestParam Map<String, String> fields,
      @RequestParam(name = "lead", required = false) @Nullable List<String> leads,
      Caller caller) {
    var viewed = ViewedMember.of(id, caller);
    var typed = new LinkedHashMap<>(fields);
    var leadQuestion = new Question.OfSetting(Setting.REMINDER_LEAD_MINUTES).key();
    if (typed.containsKey("shown:" + leadQuestion)) {
      typed.put(leadQuestion, leads == null ? Setting.NO_REMINDERS : String.join(",", leads));
    }
    var changes = ChoiceForm.changesIn(typed);
    var recorded = choices.record(viewed.member(), changes, viewed.context());
    var toConfirm =
        changes.stream()
            .map(PreferencesPages::topicToConfirm)
            .flatMap(Stream::ofNullable)
            .findFirst();
    if (viewed.own() && toConfirm.isPresent()) {
      return "redirect:/preferences/confirmation?topic=" + toConfirm.get().key();
    }
    var outcome = recorded == 0 ? "unchanged" : "saved";
    return viewed.own()
        ? "redirect:/preferences?" + outcome
        : "redirect:/preferences/members/" + viewed.member() + "?" + outcome;
  }

  private static @Nullable Topic topicToConfirm(NewChoice choice) {
    return choice.question() instanceof Question.OfTopic(Topic topic, var _)
            && topic.needsConfirmation()
            && choice.value().equals(Answer.ON.name())
        ? topic
        : null;
  }

  private Map<String, RecordedChoice> newestOf(UUID member) {
    var newest = new LinkedHashMap<String, RecordedChoice>();
    log.history(member).forEach(it -> newest.putIfAbsent(it.question(), it));
    return newest;
  }

  /**
   * Whose preferences a page shows.
   *
   * @param own whether the member views them
   */
  record ViewedMember(UUID member, boolean own, UUID caller) {

    static ViewedMember of(@Nullable UUID id, Caller caller) {
      if (id != null) {
        caller.requireToSee(id, "member");
      }
      var member = id == null ? caller.memberId() : id;
      return new ViewedMember(member, caller.is(member), caller.memberId());
    }

    /** The address of the page. */
    public String address() {
      return own ? "/preferences" : "/preferences/members/" + member;
    }

    ChoiceContext context() {
      return ChoiceContext.of(own ? ChoiceSource.MEMBER : ChoiceSource.OPERATOR, caller);
    }
  }
}
