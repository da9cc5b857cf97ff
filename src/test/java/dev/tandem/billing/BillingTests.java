package dev.tandem.billing;

import dev.tandem.testing.ModuleTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Starts billing alone, with the shared kernel, in one context for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
public @interface BillingTests {}
