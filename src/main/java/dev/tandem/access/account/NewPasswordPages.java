package dev.tandem.access.account;

import dev.tandem.access.AccessProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a link for a new password leads. Following it changes nothing. */
@Controller
@RequestMapping("/access/new-password")
class NewPasswordPages {

  private final AccountLinks links;
  private final AccountOpening accounts;
  private final LinkAttempts attempts;
  private final AccessProperties settings;

  NewPasswordPages(
      AccountLinks links,
      AccountOpening accounts,
      LinkAttempts attempts,
      AccessProperties settings) {
    this.links = links;
    this.accounts = accounts;
    this.attempts = attempts;
    this.settings = settings;
  }

  @GetMapping
  String ask(
      @RequestParam(required = false) @Nullable String token,
      HttpServletRequest request,
      Model model) {
    attempts.run(request, () -> links.openReset(token));
    model.addAttribute("token", token);
    model.addAttribute("minimumLength", settings.minimumPasswordLength());
    return "access/new-password";
  }

  @PostMapping
  String change(
      @RequestParam(required = false) @Nullable String token,
      @RequestParam(defaultValue = "") String password,
      HttpServletRequest request) {
    attempts.run(
        request,
        () -> {
          accounts.resetPassword(token, password, request.getRemoteAddr());
          return true;
        });
    return "redirect:/access/sign-in?changed";
  }
}
