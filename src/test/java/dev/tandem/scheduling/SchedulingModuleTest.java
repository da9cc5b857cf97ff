package dev.tandem.scheduling;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of the scheduling module alone, with one application context for all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@Import({BookingFixtures.class, BookingSteps.class})
public @interface SchedulingModuleTest {}
