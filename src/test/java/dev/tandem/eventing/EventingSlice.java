package dev.tandem.eventing;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The event log alone, with a module that listens; one context for all its tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@AutoConfigureMockMvc
@Import(SampleListeners.class)
@TestPropertySource(
    properties = {"tandem.eventing.poll=25ms", "tandem.eventing.retry.initial-interval=20ms"})
public @interface EventingSlice {}
