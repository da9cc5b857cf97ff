package dev.tandem.eventing.publishing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component of an event as personal data: what the person has published themselves, in
 * their own words. It is stored encrypted with a key of that person, so that it is gone wherever a
 * copy remains once the key is destroyed, and it is redacted for operators. Other personal data
 * stays out of events.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {

  /** The component with the person's id, in the same record or in one that contains it. */
  String of();

  /**
   * What is read in place of a text once the person is erased. A list is then empty, and what may
   * be null is null.
   */
  String erased() default "";
}
