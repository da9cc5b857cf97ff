package dev.tandem.access.account;

import dev.tandem.access.identity.Caller;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The part of the home page for somebody who can sign in and is no member yet. */
@Controller
class JoiningFragments {

  private final AccountLinks links;
  private final Newcomers newcomers;

  JoiningFragments(AccountLinks links, Newcomers newcomers) {
    this.links = links;
    this.newcomers = newcomers;
  }

  /** Leads to the whole home page as soon as the caller is a member. */
  @GetMapping("/access/fragments/joining")
  String joining(Caller caller, HttpServletResponse response, Model model) {
    if (!caller.roles().isEmpty()) {
      response.setHeader("HX-Redirect", "/");
    }
    newcomers
        .find(caller.memberId())
        .filter(role -> caller.roles().isEmpty())
        .map(role -> links.issueJoining(caller.memberId(), role))
        .ifPresent(token -> model.addAttribute("token", token));
    return "access/joining";
  }
}
