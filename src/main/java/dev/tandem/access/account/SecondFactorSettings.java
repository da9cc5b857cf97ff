package dev.tandem.access.account;

import dev.tandem.access.identity.events.SecondFactorChanged;
import dev.tandem.access.secondfactor.SecondFactorProperties;
import dev.tandem.access.secondfactor.SecondFactors;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.access.signin.Credentials;
import dev.tandem.access.signin.SignIn;
import dev.tandem.access.signin.SignInAudit;
import dev.tandem.access.signin.SignInChanges;
import dev.tandem.access.watch.SecurityEvent;
import dev.tandem.access.watch.SecurityEvents;
import dev.tandem.kernel.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns second factors on and off, and tells of it. */
@Service
@Transactional
class SecondFactorSettings {

  private final SecondFactors secondFactors;
  private final SecondFactorProperties properties;
  private final Credentials credentials;
  private final SignInChanges changes;
  private final MemberSessions sessions;
  private final SignInAudit audit;
  private final SecurityEvents events;
  private final ApplicationEventPublisher publisher;

  SecondFactorSettings(
      SecondFactors secondFactors,
      SecondFactorProperties properties,
      Credentials credentials,
      SignInChanges changes,
      MemberSessions sessions,
      SignInAudit audit,
      SecurityEvents events,
      ApplicationEventPublisher publisher) {
    this.secondFactors = secondFactors;
    this.properties = properties;
    this.credentials = credentials;
    this.changes = changes;
    this.sessions = sessions;
    this.audit = audit;
    this.events = events;
    this.publisher = publisher;
  }

  boolean isRequiredFor(UUID memberId) {
    return properties.isRequiredFor(credentials.find(memberId).roles());
  }

  void begin(UUID memberId, String password) {
    credentials.requirePassword(memberId, password);
    secondFactors.begin(memberId);
  }

  /**
   * Signs the member out everywhere else, where no code was asked for.
   *
   * @param here the session that goes on
   * @return recovery codes, which cannot be shown again
   */
  List<String> turnOn(UUID memberId, String code, String address, @Nullable UUID here) {
    var recoveryCodes = secondFactors.confirm(memberId, code, address);
    sessions.endAll(memberId, here);
    tell(credentials.find(memberId), true);
    audit.append(memberId, "second factor on", memberId);
    events.record(SecurityEvent.SECOND_FACTOR_ON, memberId, address);
    return recoveryCodes;
  }

  List<String> renewRecoveryCodes(UUID memberId, String password, String address) {
    credentials.requirePassword(memberId, password);
    if (!secondFactors.isOn(memberId)) {
      throw Problem.conflict("second-factor-off", "Your second factor is off.");
    }
    audit.append(memberId, "recovery codes renewed", memberId);
    events.record(SecurityEvent.RECOVERY_CODES_RENEWED, memberId, address);
    return secondFactors.renewRecoveryCodes(memberId);
  }

  void turnOff(UUID memberId, String password, String address) {
    if (isRequiredFor(memberId)) {
      throw Problem.forbidden("Your sign-in needs a second factor, so it stays on.");
    }
    credentials.requirePassword(memberId, password);
    remove(memberId, memberId, address);
  }

  /** For a member who has lost both the app and the recovery codes. */
  void turnOffFor(UUID memberId, UUID operator, String address) {
    if (memberId.equals(operator)) {
      throw Problem.refused("own-sign-in", "You cannot turn off your own second factor here.");
    }
    remove(memberId, operator, address);
  }

  private void remove(UUID memberId, UUID actor, String address) {
    var signIn = credentials.find(memberId);
    if (secondFactors.remove(memberId)) {
      tell(signIn, false);
      audit.append(actor, "second factor off", memberId);
      events.record(SecurityEvent.SECOND_FACTOR_OFF, memberId, address);
    }
  }

  private void tell(SignIn signIn, boolean required) {
    var metadata = changes.metadata(changes.save(signIn));
    publisher.publishEvent(new SecondFactorChanged(metadata, signIn.memberId().value(), required));
  }
}
