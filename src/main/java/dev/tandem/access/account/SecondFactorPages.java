package dev.tandem.access.account;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.secondfactor.SetupCode;
import dev.tandem.access.session.MemberAuthentication;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.session.SessionStarter;
import dev.tandem.access.session.SignInPrincipal;
import dev.tandem.access.signin.AcceptedSignIns;
import dev.tandem.access.signin.Credentials;
import dev.tandem.access.throttle.ThrottledAttempts;
import dev.tandem.kernel.web.LocalizedTime;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where members set up their second factor, renew its recovery codes, and turn it off. */
@Controller
@RequestMapping("/access/second-factor")
class SecondFactorPages {

  private final SecondFactors secondFactors;
  private final SecondFactorSettings settings;
  private final Credentials credentials;
  private final SessionStarter sessions;
  private final AcceptedSignIns accepted;

  SecondFactorPages(
      SecondFactors secondFactors,
      SecondFactorSettings settings,
      Credentials credentials,
      SessionStarter sessions,
      AcceptedSignIns accepted) {
    this.secondFactors = secondFactors;
    this.settings = settings;
    this.credentials = credentials;
    this.sessions = sessions;
    this.accepted = accepted;
  }

  @GetMapping
  String show(Caller caller, ZoneId zone, Model model) {
    var id = caller.memberId();
    var name = String.valueOf(credentials.find(id).username());
    secondFactors
        .onSince(id)
        .ifPresent(since -> model.addAttribute("since", LocalizedTime.of(since, zone)));
    secondFactors
        .secretInSetup(id)
        .ifPresent(secret -> model.addAttribute("setup", SetupCode.of(secret, name)));
    model.addAttribute("codesLeft", secondFactors.recoveryCodesLeft(id));
    model.addAttribute("required", settings.isRequiredFor(id));
    model.addAttribute("username", name);
    return "access/second-factor";
  }

  @PostMapping("/setup")
  String setUp(
      @RequestParam(defaultValue = "") String password, Caller caller, ZoneId zone, Model model) {
    var begun = attempt(model, () -> settings.begin(caller.memberId(), password));
    return begun ? "redirect:/access/second-factor" : show(caller, zone, model);
  }

  @PostMapping("/confirmation")
  String confirm(
      @RequestParam(defaultValue = "") String code,
      Caller caller,
      ZoneId zone,
      Authentication authentication,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var id = caller.memberId();
    var here = MemberSessions.idOf(request.getSession(false));
    var address = request.getRemoteAddr();
    var on =
        attempt(model, () -> model.addAttribute("codes", settings.turnOn(id, code, address, here)));
    if (!on) {
      return show(caller, zone, model);
    }
    giveRoles(authentication, request, response);
    return "access/recovery-codes";
  }

  @PostMapping("/recovery-codes")
  String renew(
      @RequestParam(defaultValue = "") String password,
      Caller caller,
      ZoneId zone,
      HttpServletRequest request,
      Model model) {
    var id = caller.memberId();
    var address = request.getRemoteAddr();
    var renewed =
        attempt(
            model,
            () -> model.addAttribute("codes", settings.renewRecoveryCodes(id, password, address)));
    return renewed ? "access/recovery-codes" : show(caller, zone, model);
  }

  @PostMapping("/off")
  String turnOff(
      @RequestParam(defaultValue = "") String password,
      Caller caller,
      ZoneId zone,
      HttpServletRequest request,
      Model model) {
    var address = request.getRemoteAddr();
    var off = attempt(model, () -> settings.turnOff(caller.memberId(), password, address));
    return off ? "redirect:/access/second-factor" : show(caller, zone, model);
  }

  /** Of a member who was let in only to set it up. */
  private void giveRoles(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    if (authentication.getPrincipal() instanceof SignInPrincipal principal
        && MemberAuthentication.requiredStep(authentication).isPresent()) {
      var member = accepted.authentication(credentials.find(principal.memberId()));
      sessions.replace(member, request, response);
    }
  }

  /** Whether it succeeded; if not, the page says why, beside the field. */
  private static boolean attempt(Model model, Runnable action) {
    try {
      ThrottledAttempts.answering(() -> {
        action.run();
        return true;
      });
      return true;
    } catch (Problem problem) {
      model.addAttribute("error", problem.getBody().getDetail());
      return false;
    }
  }
}
