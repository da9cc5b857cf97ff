package dev.tandem.readiness.rules.sql;

import dev.tandem.readiness.codebase.Codebase;
import dev.tandem.readiness.violation.Rule;
import dev.tandem.readiness.violation.RuleCheck;
import dev.tandem.readiness.violation.Violation;
import java.util.stream.Stream;

/** Rule 3, for classes that Spring Data maps to another module's table. */
final class ForeignMappings {

  private ForeignMappings() {}

  static RuleCheck check() {
    return new RuleCheck(
        Rule.SQL,
        "mapping to another's table",
        "Spring Data then reads and writes the other module's table as if it were your own",
        "map to a table of your own schema: @Table(schema = \"<module>\", name = …)",
        ForeignMappings::find);
  }

  private static Stream<Violation> find(Codebase codebase) {
    var tables =
        codebase
            .moduleClasses()
            .filter(moduleClass ->
                moduleClass
                    .type()
                    .isAnnotatedWith(org.springframework.data.relational.core.mapping.Table.class))
            .filter(moduleClass -> !mappedSchema(moduleClass).equals(moduleClass.module().name()))
            .map(moduleClass ->
                new Violation(
                    moduleClass.module().name(),
                    "maps "
                        + moduleClass.type().getSimpleName()
                        + " to the schema \""
                        + mappedSchema(moduleClass)
                        + "\"",
                    codebase.locationOf(moduleClass.type(), "@Table")));
    var sequences =
        codebase
            .moduleConstants()
            .filter(each -> each.constant().annotation().equals("Sequence"))
            .filter(each -> codebase.modules.containsKey(each.constant().value()))
            .filter(each -> !each.constant().value().equals(each.module()))
            .map(each ->
                new Violation(
                        each.module(),
                        "maps "
                            + each.owner().type().getSimpleName()
                            + " to a sequence of the schema \""
                            + each.constant().value()
                            + "\"",
                        codebase.locationOf(each.owner().type(), "@Sequence"))
                    .withRemedy(
                        "number the rows from a sequence of your own: @Sequence(schema = \""
                            + each.module()
                            + "\", …), created in db/migration/"
                            + each.module()
                            + "/"));
    return Stream.concat(tables, sequences);
  }

  private static String mappedSchema(Codebase.ModuleClass moduleClass) {
    return moduleClass
        .type()
        .getAnnotationOfType(org.springframework.data.relational.core.mapping.Table.class)
        .schema();
  }
}
