package dev.tandem.preferences.events;

import dev.tandem.eventing.publishing.EventMetadata;
import dev.tandem.members.visibility.ProfileVisibilityChosen;
import java.util.List;
import java.util.UUID;
import org.jmolecules.event.annotation.DomainEvent;

/**
 * What is decided for a member from now on, as a whole: published when a member has joined and
 * whenever a decision or setting may have changed. The newest version replaces all before it.
 *
 * @param decisions one for each topic and channel
 */
@DomainEvent(namespace = "preferences", name = "preferences-changed")
public record PreferencesChanged(
    EventMetadata meta, UUID memberId, List<DecidedTopic> decisions, DecidedSettings settings)
    implements ProfileVisibilityChosen {

  public PreferencesChanged {
    decisions = List.copyOf(decisions);
  }

  @Override
  public String profileVisibility() {
    return settings.profileVisibility();
  }
}
