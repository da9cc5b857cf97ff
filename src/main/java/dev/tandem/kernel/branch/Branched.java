package dev.tandem.kernel.branch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the port of a {@link Branch}: an interface that has two implementations for a while. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Branched {

  /** The name of the branch, which no other of the module has. */
  String name();

  /**
   * The last day of the branch, such as {@code 2027-03-31}: after it the readiness rules refuse the
   * branch, and one of the implementations must have gone.
   */
  String until();
}
