package dev.tandem.kernel.schema;

/**
 * A database role without a password, which a process takes on. That of a module may use the tables
 * of the module and of the event log; that of the platform those of the shared kernel. None of them
 * owns or changes a table.
 */
public record ModuleRole(String module) {

  static final String PREFIX = "tandem_";

  /** The role for the platform's own work in a process that owns no table. */
  static final ModuleRole PLATFORM = new ModuleRole("platform");

  public String name() {
    return PREFIX + module;
  }

  /** Whether the module has one: what the shared kernel does is the platform's own work. */
  public static boolean exists(String module) {
    return !SharedModules.NAMES.contains(module);
  }
}
