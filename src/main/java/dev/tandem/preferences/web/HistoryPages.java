package dev.tandem.preferences.web;

import dev.tandem.access.identity.Caller;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import dev.tandem.preferences.choice.ChoiceLog;
import dev.tandem.preferences.choice.RecordedChoice;
import dev.tandem.preferences.web.PreferencesPages.ViewedMember;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of everything that a member has chosen. */
@Controller
class HistoryPages {

  private final ChoiceLog log;

  HistoryPages(ChoiceLog log) {
    this.log = log;
  }

  /**
   * A choice in words.
   *
   * @param words the version of the words that were shown
   */
  record HistoryRow(LocalizedTime at, String question, String answer, String source, String words) {

    static HistoryRow of(RecordedChoice choice, boolean own, ZoneId zone) {
      return new HistoryRow(
          LocalizedTime.of(choice.chosenAt(), zone),
          ChoiceWords.question(choice.question()),
          ChoiceWords.answer(choice),
          ReasonSentence.sourceOf(choice.source(), own),
          choice.wording());
    }
  }

  @GetMapping({"/preferences/history", "/preferences/members/{id}/history"})
  String history(
      @PathVariable(required = false) @Nullable UUID id,
      Caller caller,
      Paging paging,
      ZoneId zone,
      Model model) {
    var viewed = ViewedMember.of(id, caller);
    var found = Page.slice(log.history(viewed.member()), paging);
    model.addAttribute("viewed", viewed);
    model.addAttribute("found", found.map(it -> HistoryRow.of(it, viewed.own(), zone)));
    return "preferences/history";
  }
}
