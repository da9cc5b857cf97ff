package dev.tandem.preferences.execution;

import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.source.ExportFormat;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;

/** The words of the command, after its name. */
record CommandWords(ApplicationArguments arguments) {

  static final String USAGE =
      """
      Usage: migrate-preferences stage <file> --format=<format> [--members=<file>] [--mapping=<file>]
             migrate-preferences stage-table <name in the configuration> [--members=<file>] [--mapping=<file>]
             migrate-preferences status [<migration>]
             migrate-preferences members|mapping|preview|remap <migration> <file>
             migrate-preferences dry-run|start|pause|resume|roll-back|discard <migration>
      Formats: %s\
      """
          .formatted(
              Arrays.stream(ExportFormat.values())
                  .filter(ExportFormat::isFile)
                  .map(ExportFormat::key)
                  .collect(Collectors.joining(", ")));

  String action() {
    return has(1) ? arguments.getNonOptionArgs().get(1) : "";
  }

  boolean has(int index) {
    return arguments.getNonOptionArgs().size() > index;
  }

  String required(int index) {
    if (!has(index)) {
      throw Problem.malformed(USAGE);
    }
    return arguments.getNonOptionArgs().get(index);
  }

  MigrationId migration() {
    try {
      return new MigrationId(UUID.fromString(required(2)));
    } catch (IllegalArgumentException e) {
      throw Problem.malformed(
          "“%s” is no number of a migration; “migrate-preferences status” lists them."
              .formatted(required(2)));
    }
  }

  ExportFormat format() {
    return option("format")
        .flatMap(ExportFormat::of)
        .filter(ExportFormat::isFile)
        .orElseThrow(() -> Problem.malformed("Say the format of the file. " + USAGE));
  }

  Optional<String> option(String name) {
    var values = arguments.getOptionValues(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }
}
