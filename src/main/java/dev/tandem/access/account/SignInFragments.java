package dev.tandem.access.account;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.signin.Credentials;
import dev.tandem.access.signin.SignInAudit;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The sign-in of a member, as a fragment of the operator's page about that member. */
@Controller
@RequestMapping("/access/fragments/sign-ins/{memberId}")
@PreAuthorize("hasRole('OPERATOR')")
class SignInFragments {

  private final Credentials credentials;
  private final SecondFactors secondFactors;
  private final SecondFactorSettings secondFactorSettings;
  private final AccountLinks links;
  private final SignInAudit audit;
  private final SecurityEvents events;

  SignInFragments(
      Credentials credentials,
      SecondFactors secondFactors,
      SecondFactorSettings secondFactorSettings,
      AccountLinks links,
      SignInAudit audit,
      SecurityEvents events) {
    this.credentials = credentials;
    this.secondFactors = secondFactors;
    this.secondFactorSettings = secondFactorSettings;
    this.links = links;
    this.audit = audit;
    this.events = events;
  }

  @GetMapping
  String show(@PathVariable UUID memberId, Model model) {
    model.addAttribute("signIn", credentials.find(memberId));
    model.addAttribute("secondFactor", secondFactors.isOn(memberId));
    return "access/member";
  }

  /** Makes a link that the operator passes on, so that nobody but the member knows the password. */
  @RequiresRecentSignIn
  @PostMapping("/link")
  String makeLink(
      @PathVariable UUID memberId, Caller operator, HttpServletRequest request, Model model) {
    var signIn = credentials.find(memberId);
    if (!signIn.enabled()) {
      throw Problem.conflict("sign-in-closed", "Sign-in is disabled; enable it again first.");
    }
    var path = links.issueFor(signIn);
    audit.append(operator.memberId(), "link made", memberId);
    events.record(SecurityEvent.INVITED, memberId, request.getRemoteAddr());
    model.addAttribute(
        "link", ServletUriComponentsBuilder.fromContextPath(request).build().toUriString() + path);
    return show(memberId, model);
  }

  @RequiresRecentSignIn
  @PostMapping("/second-factor-off")
  String turnOffSecondFactor(
      @PathVariable UUID memberId, Caller operator, HttpServletRequest request, Model model) {
    secondFactorSettings.turnOffFor(memberId, operator.memberId(), request.getRemoteAddr());
    model.addAttribute("done", "The second factor is off. The member can set up another one.");
    return show(memberId, model);
  }

  @RequiresRecentSignIn
  @PostMapping
  String setCredentials(
      @PathVariable UUID memberId,
      @RequestParam String username,
      @RequestParam String password,
      Caller operator,
      Model model) {
    credentials.setCredentials(memberId, username, password, operator.memberId());
    model.addAttribute(
        "done",
        "The member can sign in with this until tomorrow, and then chooses another password.");
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
