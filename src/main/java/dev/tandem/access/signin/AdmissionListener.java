package dev.tandem.access.signin;

import dev.tandem.access.identity.Admission;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Lets those sign in who were admitted. */
@Component
class AdmissionListener {

  private final SignIns signIns;

  AdmissionListener(SignIns signIns) {
    this.signIns = signIns;
  }

  @ApplicationModuleListener(id = "access.admit-members")
  void on(Admission event) {
    signIns.admit(event.memberId(), event.role());
  }
}
