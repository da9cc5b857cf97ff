package dev.tandem.preferences.execution;

import dev.tandem.preferences.plan.RowNote;
import java.util.UUID;

/** Who a member of the former platform is here. */
sealed interface LegacyIdentity {

  record KnownHere(UUID member) implements LegacyIdentity {}

  /**
   * @param note why nobody can say whose the rows are
   */
  record Nobody(RowNote note) implements LegacyIdentity {}
}
