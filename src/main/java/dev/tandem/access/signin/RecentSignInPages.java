package dev.tandem.access.signin;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.throttle.ThrottledAttempts;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the password again, and for a code of those who have a second factor. */
@Controller
@RequestMapping("/access/confirmation")
class RecentSignInPages {

  private static final String VIEW = "access/confirmation";

  private final Credentials credentials;
  private final SecondFactors secondFactors;
  private final MemberSessions sessions;
  private final SecurityEvents events;

  RecentSignInPages(
      Credentials credentials,
      SecondFactors secondFactors,
      MemberSessions sessions,
      SecurityEvents events) {
    this.credentials = credentials;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.events = events;
  }

  @GetMapping
  String ask(
      @RequestParam(name = ReturnUrl.PARAMETER, required = false) @Nullable String returnUrl,
      Caller caller,
      Model model) {
    model.addAttribute("returnUrl", ReturnUrl.localOrHome(returnUrl));
    model.addAttribute("secondFactor", secondFactors.isOn(caller.memberId()));
    return VIEW;
  }

  @PostMapping
  String confirm(
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(name = ReturnUrl.PARAMETER, required = false) @Nullable String returnUrl,
      Caller caller,
      HttpServletRequest request,
      Model model) {
    var member = caller.memberId();
    try {
      ThrottledAttempts.answering(() -> prove(member, password, code, request.getRemoteAddr()));
    } catch (Problem problem) {
      model.addAttribute("error", problem.getBody().getDetail());
      return ask(returnUrl, caller, model);
    }
    sessions.confirm(member, MemberSessions.idOf(request.getSession(false)));
    events.record(SecurityEvent.PASSWORD_ACCEPTED, member, request.getRemoteAddr());
    var page = ReturnUrl.localOrHome(returnUrl);
    return "redirect:" + (page.equals("/") ? "/access/confirmation?done" : page);
  }

  private SignIn prove(UUID member, String password, String code, String address) {
    var signIn = credentials.requirePassword(member, password);
    if (secondFactors.isOn(member)) {
      secondFactors.require(member, code, address);
    }
    return signIn;
  }
}
