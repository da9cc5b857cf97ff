package dev.tandem.access.signin;

import dev.tandem.access.identity.events.PasswordChanged;
import dev.tandem.access.identity.events.SignInEnded;
import dev.tandem.access.session.MemberSessions;
import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.kernel.web.Problem;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Saves changed sign-ins, and ends and tells what a change brings with it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SignInChanges {

  private final SignIns signIns;
  private final MemberSessions sessions;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;

  SignInChanges(
      SignIns signIns, MemberSessions sessions, ApplicationEventPublisher publisher, Clock clock) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * @throws Problem 409 if another member has the username
   */
  public SignIn save(SignIn signIn) {
    try {
      return signIns.save(signIn);
    } catch (DuplicateKeyException e) {
      throw Problem.conflict("username-taken", "Another member has this username.");
    }
  }

  /** Ends what was opened with the sign-in as it was before; tokens end by its revision. */
  public void end(SignIn changed) {
    var memberId = changed.memberId().value();
    sessions.endAll(memberId, null);
    publisher.publishEvent(new SignInEnded(metadata(changed), memberId));
  }

  public void tellOfNewPassword(SignIn changed) {
    publisher.publishEvent(new PasswordChanged(metadata(changed), changed.memberId().value()));
  }

  /** Of an event about the sign-in as it is now. */
  public EventMetadata metadata(SignIn changed) {
    return EventMetadata.about(changed.memberId().value(), changed.version(), clock.instant());
  }
}
