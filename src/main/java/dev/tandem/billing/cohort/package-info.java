/**
 * Cohorts pay their invoices on terms: reminders, past-due cohorts and the cohorts' monthly
 * figures.
 */
@NullMarked
package dev.tandem.billing.cohort;

import org.jspecify.annotations.NullMarked;
