package dev.tandem.access.signin;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.RequiresRecentSignIn;
import dev.tandem.access.identity.Role;
import dev.tandem.access.watch.SecurityEventRow;
import dev.tandem.access.watch.SecurityEventRows;
import dev.tandem.kernel.web.Page;
import dev.tandem.kernel.web.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets operators set credentials, enable and disable sign-ins, and read the audit. */
@RestController
@RequestMapping("/api/access")
@PreAuthorize("hasRole('OPERATOR')")
class SignInsController {

  private final Credentials credentials;
  private final SignInAudit audit;
  private final SecurityEventRows events;

  SignInsController(Credentials credentials, SignInAudit audit, SecurityEventRows events) {
    this.credentials = credentials;
    this.audit = audit;
    this.events = events;
  }

  @GetMapping("/sign-ins/{memberId}")
  SignInView show(@PathVariable UUID memberId) {
    return SignInView.of(credentials.find(memberId));
  }

  @RequiresRecentSignIn
  @PutMapping("/sign-ins/{memberId}")
  SignInView setCredentials(
      @PathVariable UUID memberId, @Valid @RequestBody CredentialsBody body, Caller operator) {
    credentials.setCredentials(memberId, body.username(), body.password(), operator.memberId());
    return SignInView.of(credentials.find(memberId));
  }

  @PutMapping("/sign-ins/{memberId}/enabled")
  SignInView setEnabled(
      @PathVariable UUID memberId, @RequestBody EnabledBody body, Caller operator) {
    credentials.setEnabled(memberId, body.enabled(), operator.memberId());
    return SignInView.of(credentials.find(memberId));
  }

  @GetMapping("/audit")
  Page<SignInAudit.AuditEntry> audit(Paging paging) {
    return audit.list(paging);
  }

  @GetMapping("/security-events")
  Page<SecurityEventRow> securityEvents(Paging paging) {
    return events.list(paging);
  }

  record CredentialsBody(@NotNull String username, @NotNull String password) {}

  record EnabledBody(boolean enabled) {}

  record SignInView(UUID memberId, @Nullable String username, Set<Role> roles, boolean enabled) {

    static SignInView of(SignIn signIn) {
      return new SignInView(
          signIn.memberId().value(), signIn.username(), signIn.roles(), signIn.enabled());
    }
  }
}
