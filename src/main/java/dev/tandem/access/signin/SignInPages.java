package dev.tandem.access.signin;

import dev.tandem.access.AccessProperties;
import dev.tandem.access.identity.Caller;
import dev.tandem.access.throttle.TooManyAttemptsException;
import dev.tandem.kernel.web.Problem;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/access")
class SignInPages {

  private final Credentials credentials;
  private final AccessProperties settings;

  SignInPages(Credentials credentials, AccessProperties settings) {
    this.credentials = credentials;
    this.settings = settings;
  }

  @GetMapping("/sign-in")
  String signIn(
      @RequestParam(name = ReturnUrl.PARAMETER, required = false) @Nullable String returnUrl,
      Model model) {
    model.addAttribute("returnUrl", ReturnUrl.localOrHome(returnUrl));
    return "access/sign-in";
  }

  @GetMapping("/sign-out")
  String signOut() {
    return "access/sign-out";
  }

  @GetMapping("/password")
  String password(Caller caller, Model model) {
    model.addAttribute("given", credentials.needsOwnPassword(caller.memberId()));
    model.addAttribute("minimumLength", settings.minimumPasswordLength());
    return "access/password";
  }

  @PostMapping("/password")
  String changePassword(
      @RequestParam String current,
      @RequestParam String next,
      @RequestParam String again,
      Caller caller,
      Model model) {
    try {
      applyChange(current, next, again, caller);
      return "redirect:/access/sign-in?changed";
    } catch (Problem problem) {
      model.addAttribute("error", Objects.requireNonNull(problem.getBody().getDetail()));
      return password(caller, model);
    } catch (TooManyAttemptsException e) {
      model.addAttribute("error", "Too many wrong passwords; try again in a few minutes.");
      return password(caller, model);
    }
  }

  private void applyChange(String current, String next, String again, Caller caller) {
    if (!next.equals(again)) {
      throw Problem.refused("mistyped", "The new password and its repetition differ.");
    }
    credentials.changePassword(caller.memberId(), current, next);
  }
}
