package dev.tandem.access.account;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.session.SessionStarter;
import dev.tandem.access.signin.AcceptedSignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link of a sign-up or an invitation leads. Following it changes nothing. */
@Controller
@RequestMapping("/access/welcome")
class WelcomePages {

  private final AccountLinks links;
  private final AccountOpening accounts;
  private final LinkAttempts attempts;
  private final SessionStarter sessions;
  private final AcceptedSignIns accepted;
  private final AccessProperties settings;

  WelcomePages(
      AccountLinks links,
      AccountOpening accounts,
      LinkAttempts attempts,
      SessionStarter sessions,
      AcceptedSignIns accepted,
      AccessProperties settings) {
    this.links = links;
    this.accounts = accounts;
    this.attempts = attempts;
    this.sessions = sessions;
    this.accepted = accepted;
    this.settings = settings;
  }

  @GetMapping
  String welcome(
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request,
      Model model) {
    var invitation = attempts.run(request, () -> links.openWelcome(token));
    model.addAttribute("token", token);
    model.addAttribute("invited", invitation.member().isPresent());
    model.addAttribute("minimumLength", settings.minimumPasswordLength());
    return "access/welcome";
  }

  @PostMapping
  String open(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request,
      HttpServletResponse response) {
    var opened =
        attempts.run(
            request, () -> accounts.open(token, username, password, request.getRemoteAddr()));
    sessions.authenticate(accepted.authentication(opened), request, response);
    return "redirect:/";
  }
}
