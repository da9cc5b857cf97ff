package dev.tandem.eventing;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The event log with a sample module that listens; one context shared by all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@Import(SampleListeners.class)
@TestPropertySource(
    properties = {"tandem.eventing.poll=25ms", "tandem.eventing.retry.initial-interval=20ms"})
public @interface EventingSlice {}
