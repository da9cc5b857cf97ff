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
              "every class in target/classes and its source, the start-up code included; every"
                  + " declaration",
              "whether a purpose is true",
              "a review");
      case BEANS ->
          new RuleScope(
              "beans against injection points, look-ups, names, reflection and what changes the"
                  + " framework for all",
              "a bean hidden behind a type of the framework; reflection inside libraries",
              "the slices, in which no bean of another module exists, and those without its classes"
                  + " (mvn -Pisolated)");
      case SQL ->
          new RuleScope(
              "texts followed from where they are written to the call that runs them, annotations,"
                  + " scripts, resources and connections, against the migrated catalogue",
              "a table derived from a class without @Table; names that are data",
              "the slices and ModuleRoleTests, under a role to which other schemas are closed: a"
                  + " refused statement becomes a message of this rule");
      case SCHEMA ->
          new RuleScope(
              "dependencies, function bodies, rights and database-wide objects in the catalogue of"
                  + " the migrated database",
              "SQL that a function makes of parameters or data",
              "the slices, under the module's role");
      case EVENTS ->
          new RuleScope(
              "event records, samples written and read as JSON, committed schemas, and texts about"
                  + " persons",
              "whether a declared reason is true; a person known only by the aggregate's id",
              "a review; redaction by the person's key");
      case LISTENERS ->
          new RuleScope(
              "listeners, their results, and the type of every published value, also by method"
                  + " reference or lambda",
              "a publication after the transaction within one method",
              "the event log, which refuses a publication without a transaction");
      case SHARED_STATE ->
          new RuleScope(
              "uses of the JDK and of libraries that connect or keep state; addresses, views,"
                  + " settings, files, templates and statics",
              "what a library judged in module-docs/libraries.yaml keeps inside",
              "the slices without connections and without other modules (mvn -Pisolated);"
                  + " -Ptopologies and -Pfaults");
      case ISOLATION ->
          new RuleScope(
              "each module's scripts alone and beside closed schemas, and its slices",
              "code that no slice runs",
              "the acceptance suite with the module away (-Ptopologies)");
      case JAVA_MODULE ->
          new RuleScope(
              "the module's sources, compiled with the exports of its declared dependencies only",
              "reflection and method handles",
              "the slices without the other modules' classes (mvn -Pisolated)");
      case BUILDING_BLOCKS ->
          new RuleScope(
              "the types with jMolecules' annotations and their packages",
              "an aggregate that nobody has annotated",
              "a review; the module's page lists the aggregates");
      case BRANCHES ->
          new RuleScope(
              "the date of each port that is marked as branched, and the ports of the branches that"
                  + " are created",
              "two implementations behind a condition of the module's own; a port in a variable",
              "a review; a branch of a port without the mark is refused when it is created");
      case CACHES ->
          new RuleScope(
              "fields of beans and of what beans keep, listeners, headers that code sets, and each"
                  + " module's caches.yaml",
              "what a library keeps inside; whether a declared answer is true; a table that is"
                  + " derived from others of the same module",
              "StaleReadTests, which reads what it has written");
    };
  }
}
