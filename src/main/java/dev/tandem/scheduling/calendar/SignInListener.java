package dev.tandem.scheduling.calendar;

import dev.tandem.access.identity.events.SignInEnded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Ends a member's calendar feed together with what else was open of their sign-in. */
@Component
class SignInListener {

  private final CalendarTokenService tokenService;

  SignInListener(CalendarTokenService tokenService) {
    this.tokenService = tokenService;
  }

  @ApplicationModuleListener(id = "scheduling.end-calendar-feeds")
  void on(SignInEnded event) {
    tokenService.revokeIssuedBefore(event.memberId(), event.meta().occurredAt());
  }
}
