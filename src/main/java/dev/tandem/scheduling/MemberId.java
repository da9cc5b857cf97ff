package dev.tandem.scheduling;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** A mentor or a mentee. */
@ValueObject
record MemberId(UUID value) {}
