package dev.tandem.scheduling.offering;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

@ValueObject
public record OfferingId(UUID value) {

  private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

  static OfferingId create() {
    return new OfferingId(IDS.generate());
  }
}
