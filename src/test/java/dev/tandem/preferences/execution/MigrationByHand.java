package dev.tandem.preferences.execution;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A slice in which a migration takes few rows at once, and only when the test calls its worker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@TestPropertySource(
    properties = {
      "tandem.preferences.migration.tick=1d",
      "tandem.preferences.migration.rows-at-once=400"
    })
@interface MigrationByHand {}
