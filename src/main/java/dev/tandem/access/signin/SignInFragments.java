package dev.tandem.access.signin;

import dev.tandem.access.identity.Caller;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in of a member, as a fragment of the operator's page about that member. */
@Controller
@RequestMapping("/access/fragments/sign-ins/{memberId}")
@PreAuthorize("hasRole('OPERATOR')")
class SignInFragments {

  private final Credentials credentials;

  SignInFragments(Credentials credentials) {
    this.credentials = credentials;
  }

  @GetMapping
  String show(@PathVariable UUID memberId, Model model) {
    model.addAttribute("signIn", credentials.find(memberId));
    return "access/member";
  }

  @PostMapping
  String setCredentials(
      @PathVariable UUID memberId,
      @RequestParam String username,
      @RequestParam String password,
      Caller operator,
      Model model) {
    credentials.setCredentials(memberId, username, password, operator.memberId());
    model.addAttribute("done", "The member can sign in with this from now on.");
    return show(memberId, model);
  }

  @PostMapping("/enabled")
  String setEnabled(
      @PathVariable UUID memberId, @RequestParam boolean enabled, Caller operator, Model model) {
    credentials.setEnabled(memberId, enabled, operator.memberId());
    model.addAttribute("done", enabled ? "Sign-in is enabled again." : "Sign-in is disabled.");
    return show(memberId, model);
  }
}
