package dev.tandem.billing.rules;

import dev.tandem.billing.account.MentorEvent;
import dev.tandem.billing.account.MentorEvent.Earned;
import dev.tandem.billing.account.MentorEvent.EarningFrozen;
import dev.tandem.billing.account.MentorEvent.EarningReleased;
import dev.tandem.billing.account.MentorEvent.EarningThawed;
import dev.tandem.billing.rules.MentorCommand.Earn;
import dev.tandem.billing.rules.MentorCommand.Freeze;
import dev.tandem.billing.rules.MentorCommand.Release;
import dev.tandem.billing.rules.MentorCommand.Thaw;
import java.util.List;

/** The rules for earnings on hold, one for each booking. */
final class EarningRules {

  private EarningRules() {}

  static List<MentorEvent> earn(Earn earn, MentorAccount account) {
    return account.pending().containsKey(earn.bookingId()) || !earn.amount().isPositive()
        ? List.of()
        : List.of(
            new Earned(
                earn.mentorId(), earn.bookingId(), earn.amount(), earn.releaseAt(), earn.frozen()));
  }

  static List<MentorEvent> freeze(Freeze freeze, MentorAccount account) {
    var share = account.pending().get(freeze.bookingId());
    return share == null || share.frozen()
        ? List.of()
        : List.of(new EarningFrozen(freeze.mentorId(), freeze.bookingId()));
  }

  static List<MentorEvent> thaw(Thaw thaw, MentorAccount account) {
    var share = account.pending().get(thaw.bookingId());
    return share == null || !share.frozen()
        ? List.of()
        : List.of(new EarningThawed(thaw.mentorId(), thaw.bookingId()));
  }

  static List<MentorEvent> release(Release release, MentorAccount account) {
    var share = account.pending().get(release.bookingId());
    return share == null || !share.isReleasable(release.now())
        ? List.of()
        : List.of(new EarningReleased(release.mentorId(), release.bookingId(), share.amount()));
  }
}
