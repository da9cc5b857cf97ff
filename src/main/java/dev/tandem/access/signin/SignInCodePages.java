package dev.tandem.access.signin;

import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.session.SessionStarter;
import dev.tandem.access.throttle.ThrottledAttempts;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for a code after the password. */
@Controller
@RequestMapping("/access/sign-in/code")
class SignInCodePages {

  private static final String PAGE = "access/sign-in-code";
  private static final String AGAIN = "redirect:/access/sign-in?over&";

  private final SignIns signIns;
  private final SecondFactors secondFactors;
  private final SessionStarter sessions;
  private final AcceptedSignIns accepted;

  SignInCodePages(
      SignIns signIns,
      SecondFactors secondFactors,
      SessionStarter sessions,
      AcceptedSignIns accepted) {
    this.signIns = signIns;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.accepted = accepted;
  }

  @GetMapping
  String ask(
      @RequestParam(name = ReturnUrl.PARAMETER, required = false) @Nullable String returnUrl,
      HttpServletRequest request,
      Model model) {
    var page = ReturnUrl.localOrHome(returnUrl);
    model.addAttribute("returnUrl", page);
    return findPending(request).isPresent() ? PAGE : AGAIN + ReturnUrl.queryOf(page);
  }

  @PostMapping
  String signIn(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(name = ReturnUrl.PARAMETER, required = false) @Nullable String returnUrl,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    var page = ReturnUrl.localOrHome(returnUrl);
    var pending = findPending(request);
    if (pending.isEmpty()) {
      return AGAIN + ReturnUrl.queryOf(page);
    }
    var signIn = pending.get();
    try {
      ThrottledAttempts.answering(() -> {
        secondFactors.require(signIn.memberId().value(), code, request.getRemoteAddr());
        return signIn;
      });
    } catch (Problem problem) {
      model.addAttribute("returnUrl", page);
      model.addAttribute("error", problem.getBody().getDetail());
      return PAGE;
    }
    PendingSignIn.forget(request);
    sessions.authenticate(accepted.authentication(signIn), request, response);
    return "redirect:" + page;
  }

  /** None when the password was changed or the sign-in was closed meanwhile. */
  private Optional<SignIn> findPending(HttpServletRequest request) {
    return PendingSignIn.find(request)
        .flatMap(principal ->
            signIns
                .findById(new MemberId(principal.memberId()))
                .filter(SignIn::enabled)
                .filter(it -> it.principal().equals(principal)));
  }
}
