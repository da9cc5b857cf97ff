package dev.tandem.members;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

record CohortId(UUID value) {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  static CohortId next() {
    return new CohortId(IDS.generate());
  }
}
