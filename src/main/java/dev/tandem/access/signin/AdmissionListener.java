package dev.tandem.access.signin;

import dev.tandem.access.PlatformOnly;
import dev.tandem.access.identity.Admission;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Creates a sign-in for each admitted member. */
@Component
@PlatformOnly
class AdmissionListener {

  private final SignIns signIns;

  AdmissionListener(SignIns signIns) {
    this.signIns = signIns;
  }

  @ApplicationModuleListener(id = "access.admit-members")
  void on(Admission event) {
    signIns.admit(new MemberId(event.memberId()), event.role());
  }
}
