package dev.tandem.scheduling;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** Scheduling alone with the shared kernel, one context for all its booking tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@AutoConfigureMockMvc
@Import(BookingFixtures.class)
public @interface SchedulingModuleTest {}
