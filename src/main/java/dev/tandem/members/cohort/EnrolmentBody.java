package dev.tandem.members.cohort;

import dev.tandem.access.identity.Role;
import dev.tandem.members.Validation;
import dev.tandem.members.person.MemberId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment as a client sends it. */
record EnrolmentBody(@Nullable UUID memberId, @Nullable Role role, @Nullable Integer capacity) {

  MemberId requiredMember() {
    if (memberId == null) {
      throw Validation.invalid("memberId is missing.");
    }
    return new MemberId(memberId);
  }
}
