package dev.tandem.acceptance;

import java.util.Set;

class AllAtHomeTests extends Acceptance {

  AllAtHomeTests() {
    super(Set.of());
  }
}
