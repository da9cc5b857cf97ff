package dev.tandem.access.session;

import dev.tandem.access.identity.events.SignedInFromNewDevice;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.eventing.publishing.EventMetadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Starts the session of a member who has proven who they are, and notices an unknown browser. */
@Component
public class SessionStarter {

  private final MemberSessions sessions;
  private final KnownDevices devices;
  private final SecurityEvents events;
  private final ApplicationEventPublisher publisher;
  private final ObjectProvider<SessionAuthenticationStrategy> protection;
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
  private final Clock clock = Clock.systemUTC();

  SessionStarter(
      MemberSessions sessions,
      KnownDevices devices,
      SecurityEvents events,
      ApplicationEventPublisher publisher,
      ObjectProvider<SessionAuthenticationStrategy> protection) {
    this.sessions = sessions;
    this.devices = devices;
    this.events = events;
    this.publisher = publisher;
    this.protection = protection;
  }

  /** After Spring Security has authenticated the request. */
  @Transactional
  public void start(UUID memberId, HttpServletRequest request, HttpServletResponse response) {
    var session = sessions.start(memberId, request);
    events.record(SecurityEvent.SIGNED_IN, memberId, request.getRemoteAddr());
    var now = clock.instant();
    if (devices.isNew(memberId, request, response, now)) {
      events.record(SecurityEvent.NEW_DEVICE, memberId, request.getRemoteAddr());
      publisher.publishEvent(
          new SignedInFromNewDevice(EventMetadata.about(session, 1, now), memberId, session));
    }
  }

  /** Also authenticates the request, under another session id and with another CSRF token. */
  @Transactional
  public void authenticate(
      Authentication member, HttpServletRequest request, HttpServletResponse response) {
    replace(member, request, response);
    start(UUID.fromString(member.getName()), request, response);
  }

  /** Gives the session that goes on other rights. */
  public void replace(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    protection.ifAvailable(it -> it.onAuthentication(authentication, request, response));
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
