package dev.tandem.scheduling.offering;

import java.util.UUID;
import org.jmolecules.ddd.annotation.ValueObject;

/** A mentor or a mentee. */
@ValueObject
public record MemberId(UUID value) {}
