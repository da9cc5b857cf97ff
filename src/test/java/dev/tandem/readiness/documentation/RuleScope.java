package dev.tandem.readiness.documentation;

import dev.tandem.readiness.violation.Rule;

/**
 * How far a rule sees, for architects who decide whether to rely on it.
 *
 * @param reads what the rule reads
 * @param cannotSee what escapes it
 * @param caughtBy the net below, which catches what escapes
 */
record RuleScope(String reads, String cannotSee, String caughtBy) {

  static RuleScope of(Rule rule) {
    return switch (rule) {
      case DEPENDENCIES ->
          new RuleScope(
              "every class in target/classes, the root package included, and every declaration in"
                  + " package-info.java",
              "what only a string names",
              "rules 2 and 9; the module's project, which is compiled and started without the"
                  + " others (mvn -Pextract)");
      case BEANS ->
          new RuleScope(
              "injection points, factory methods, method references and look-ups in every class;"
                  + " names in annotations and expressions",
              "a bean whose type and name are values of the running program",
              "the slices, in which the beans of other modules do not exist");
      case SQL ->
          new RuleScope(
              "every text in classes, annotations, resources and scripts, compared with the"
                  + " migrated catalogue",
              "a statement that is composed of values of the running program; it must be declared",
              "the slices and ModuleRoleTests, under a database role that other schemas refuse");
      case SCHEMA ->
          new RuleScope(
              "the catalogue of a database that all scripts have migrated",
              "what a function composes at run time",
              "the slices, under the module's database role");
      case EVENTS ->
          new RuleScope(
              "the classes of published events, samples written and read as JSON, and the committed"
                  + " schemas",
              "personal data that people type into a text",
              "redaction by the person's key when a member is erased");
      case LISTENERS ->
          new RuleScope(
              "every method that listens or publishes, also by method reference",
              "an order of events that a listener silently assumes",
              "EventDeliveryTests, LateCommitTests and MultipleInstancesTests, which reorder and"
                  + " repeat them");
      case SHARED_STATE ->
          new RuleScope(
              "fields, calls, settings, routes, templates and resources of every module",
              "state inside a library",
              "-Pfaults and -Ptopologies, which run the modules as separate processes");
      case ISOLATION ->
          new RuleScope(
              "the scripts on an empty database and beside closed schemas, and the tests of each"
                  + " module",
              "code that no slice runs",
              "the acceptance suite with the module away (-Ptopologies)");
      case JAVA_MODULE ->
          new RuleScope(
              "the module's sources, compiled with the exports of its declared dependencies only",
              "reflection and method handles",
              "the module's slices without the other modules' classes (mvn -Pisolated)");
      case BUILDING_BLOCKS ->
          new RuleScope(
              "the types with jMolecules' annotations and their packages",
              "an aggregate that nobody annotated",
              "the reviewer; the canvas of the module lists the aggregates");
    };
  }
}
