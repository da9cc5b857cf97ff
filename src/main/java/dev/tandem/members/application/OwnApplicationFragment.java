package dev.tandem.members.application;

import dev.tandem.access.identity.Caller;
import dev.tandem.members.person.MemberId;
import java.time.ZoneId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What was asked, answered and decided when the caller applied; nothing for who never did. */
@Controller
class OwnApplicationFragment {

  private final ApplicationMessages messages;

  OwnApplicationFragment(ApplicationMessages messages) {
    this.messages = messages;
  }

  @GetMapping("/members/fragments/application")
  String show(Caller caller, ZoneId zone, Model model) {
    model.addAttribute("messages", messages.list(new MemberId(caller.memberId())));
    model.addAttribute("zone", zone);
    return "members/own-application";
  }
}
