package dev.tandem.kernel.routing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The module may leave home, and this is its unit of routing: what must be on one side as a whole
 * because a rule of the module spans it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Extractable {

  /** For a module with a rule that spans everything in it. */
  String WHOLE_MODULE = "everything at once";

  /** The unit in a word, such as {@code account}. */
  String value();
}
