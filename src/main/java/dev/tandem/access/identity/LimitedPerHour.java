package dev.tandem.access.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that a member, or an address from which nobody has signed in, may use only so often, as
 * each use costs somebody else something. Counted in each process, wherever the handler runs.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LimitedPerHour {

  int value();
}
