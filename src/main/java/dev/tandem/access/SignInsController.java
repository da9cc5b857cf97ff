package dev.tandem.access;

import dev.tandem.access.identity.Caller;
import dev.tandem.access.identity.Role;
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

/** The operator's hand on who may sign in. */
@RestController
@RequestMapping("/api/access")
@PreAuthorize("hasRole('OPERATOR')")
class SignInsController {

  private final Credentials credentials;
  private final Audit audit;

  SignInsController(Credentials credentials, Audit audit) {
    this.credentials = credentials;
    this.audit = audit;
  }

  @GetMapping("/sign-ins/{memberId}")
  View show(@PathVariable UUID memberId) {
    return View.of(credentials.find(memberId));
  }

  @PutMapping("/sign-ins/{memberId}")
  View give(@PathVariable UUID memberId, @Valid @RequestBody Given given, Caller operator) {
    credentials.give(memberId, given.username(), given.password(), operator.memberId());
    return View.of(credentials.find(memberId));
  }

  @PutMapping("/sign-ins/{memberId}/enabled")
  View enable(@PathVariable UUID memberId, @RequestBody Enabled enabled, Caller operator) {
    credentials.enable(memberId, enabled.enabled(), operator.memberId());
    return View.of(credentials.find(memberId));
  }

  @GetMapping("/audit")
  Page<Audit.Entry> audit(Paging paging) {
    return audit.list(paging);
  }

  record Given(@NotNull String username, @NotNull String password) {}

  record Enabled(boolean enabled) {}

  record View(UUID memberId, @Nullable String username, Set<Role> roles, boolean enabled) {

    static View of(SignIn it) {
      return new View(it.memberId(), it.username(), it.roles(), it.enabled());
    }
  }
}
