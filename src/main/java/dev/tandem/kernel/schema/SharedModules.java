package dev.tandem.kernel.schema;

import java.util.Set;

/** The modules that run in every process and move with every module that is extracted. */
public final class SharedModules {

  public static final String KERNEL = "kernel";
  public static final String EVENTING = "eventing";
  public static final String ACCESS = "access";

  public static final Set<String> NAMES = Set.of(KERNEL, EVENTING, ACCESS);

  private SharedModules() {}
}
