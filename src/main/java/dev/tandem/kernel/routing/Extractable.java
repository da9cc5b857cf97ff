package dev.tandem.kernel.routing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a module that can be extracted into a service of its own. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Extractable {

  /** The unit of a module with a rule that spans all of its data. */
  String WHOLE_MODULE = "everything at once";

  /**
   * The unit of routing, such as {@code account}: whatever one rule of the module spans must be
   * served by one side as a whole.
   */
  String unit();
}
