package dev.tandem.members.directory;

import dev.tandem.eventing.publishing.FromTheStart;
import dev.tandem.members.visibility.ProfileVisibilityChosen;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns who sees the profiles of members. */
@Component
class ProfileVisibilityListener {

  private final ProfileVisibility visibility;

  ProfileVisibilityListener(ProfileVisibility visibility) {
    this.visibility = visibility;
  }

  @FromTheStart
  @ApplicationModuleListener(id = "members.learns-profile-visibility")
  void on(ProfileVisibilityChosen event) {
    visibility.save(event.memberId(), event.profileVisibility(), event.meta().version());
  }
}
