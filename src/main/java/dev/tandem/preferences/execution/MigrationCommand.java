package dev.tandem.preferences.execution;

import dev.tandem.kernel.persistence.SqlStates;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.source.ExportFormat;
import dev.tandem.preferences.staging.StagingService;
import dev.tandem.preferences.takeover.LegacyMigration;
import dev.tandem.preferences.takeover.MigrationId;
import dev.tandem.preferences.takeover.TakeoverService;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code take-over}, which migrates what members chose on a former platform. A run goes
 * on in this process; if that is stopped, in any other, or with {@code resume}.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "take-over")
class TakeoverCommand implements ApplicationRunner, ExitCodeGenerator {

  private static final String USAGE =
      """
      Usage: take-over stage <file> --format=<format> [--members=<file>] [--mapping=<file>]
             take-over stage-table <name in the configuration> [--members=<file>] [--mapping=<file>]
             take-over status [<migration>]
             take-over members|mapping|preview|remap <migration> <file>
             take-over dry-run|start|pause|resume|roll-back|discard <migration>
      Formats: %s\
      """
          .formatted(
              Arrays.stream(ExportFormat.values())
                  .filter(ExportFormat::isFile)
                  .map(ExportFormat::key)
                  .collect(Collectors.joining(", ")));

  /** The database refuses writes of a module that runs elsewhere. */
  private static final String FENCED = "TD001";

  private static final int FAILURE = 1;
  private static final int USAGE_ERROR = 2;

  private final StagingService staging;
  private final TakeoverService takeover;
  private final TakeoverWorker worker;
  private final PrintStream out = System.out;
  private final String operator =
      System.getProperty("user.name", "someone") + " at the command line";
  private int exitCode;

  TakeoverCommand(StagingService staging, TakeoverService takeover, TakeoverWorker worker) {
    this.staging = staging;
    this.takeover = takeover;
    this.worker = worker;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    try {
      exitCode = execute(new Words(arguments));
    } catch (Problem e) {
      exitCode = print(String.valueOf(e.getBody().getDetail()), FAILURE);
    } catch (UncheckedIOException e) {
      exitCode = print(sentence(Objects.requireNonNull(e.getCause())), FAILURE);
    } catch (RuntimeException e) {
      if (!SqlStates.anyMatch(e, FENCED::equals)) {
        throw e;
      }
      exitCode =
          print(
              "Preferences runs at another process now, and nothing was changed; use the command with the database of that process.",
              FAILURE);
    }
  }

  private static String sentence(IOException e) {
    return switch (e) {
      case NoSuchFileException _ ->
          "There is no file %s; check the path.".formatted(e.getMessage());
      case CharacterCodingException _ ->
          "The file is not encoded in UTF-8. Convert it, then try again.";
      default -> "The file cannot be read: %s.".formatted(e.getMessage());
    };
  }

  private int execute(Words words) {
    return switch (words.action()) {
      case "stage" ->
          begin(
              words,
              read(
                  words.required(2),
                  it -> staging.stage(words.format(), fileName(words.required(2)), it, operator)));
      case "stage-table" -> begin(words, staging.stageTable(words.required(2), operator));
      case "status" -> status(words);
      case "members" -> members(words.migration(), words.required(3));
      case "mapping" -> mapping(words.migration(), words.required(3));
      case "preview" -> preview(words.migration(), words.required(3));
      case "remap" -> {
        takeover.remapQuarantine(words.migration(), text(words.required(3)), operator);
        yield goOn(words.migration());
      }
      case "dry-run" -> {
        takeover.dryRun(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "start" -> {
        takeover.start(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "roll-back" -> {
        takeover.rollBack(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "resume" -> {
        if (takeover.require(words.migration()).paused()) {
          takeover.resume(words.migration(), operator);
        }
        yield goOn(words.migration());
      }
      case "pause" -> {
        takeover.pause(words.migration(), operator);
        yield print("Paused.", 0);
      }
      case "discard" -> {
        staging.discard(words.migration());
        yield print("Nothing is left of its source, plan and quarantine.", 0);
      }
      default -> print(USAGE, USAGE_ERROR);
    };
  }

  private int begin(Words words, MigrationId id) {
    words.option("members").ifPresent(it -> members(id, it));
    words.option("mapping").ifPresent(it -> mapping(id, it));
    return print(TakeoverReportLine.of(takeover.require(id)), 0);
  }

  private int members(MigrationId id, String file) {
    long listed = read(file, it -> staging.listMembers(id, it, operator));
    return print(String.format(Locale.ROOT, "The list names %,d accounts.", listed), 0);
  }

  private int mapping(MigrationId id, String file) {
    var version = takeover.saveMapping(id, text(file), operator);
    return print("Saved as mapping %s.".formatted(version), 0);
  }

  private int preview(MigrationId id, String file) {
    staging
        .preview(id, text(file))
        .forEach(it ->
            out.printf(
                Locale.ROOT,
                "%6d × %s = %s: %s%n",
                it.rows(),
                it.key(),
                it.value(),
                it.note().sentence()));
    return 0;
  }

  private int status(Words words) {
    var shown = words.has(2) ? List.of(takeover.require(words.migration())) : takeover.list();
    if (shown.isEmpty()) {
      out.println("There is no migration.");
    }
    shown.stream().map(TakeoverReportLine::of).forEach(out::println);
    return 0;
  }

  private int goOn(MigrationId id) {
    worker.run(id, new TakeoverProgressPrinter(out, () -> takeover.require(id)));
    LegacyMigration ended = takeover.require(id);
    return print(TakeoverReportLine.of(ended), ended.paused() ? FAILURE : 0);
  }

  /** What is done with the content of a file. */
  private interface FileUse<T> {
    T with(InputStream bytes);
  }

  private static <T> T read(String file, FileUse<T> use) {
    try (var bytes = Files.newInputStream(Path.of(file))) {
      return use.with(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileName(String file) {
    return String.valueOf(Path.of(file).getFileName());
  }

  private int print(String sentence, int code) {
    out.println(sentence);
    return code;
  }

  /** The words of the command. */
  private record Words(ApplicationArguments arguments) {

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
            "“%s” is no number of a migration; “take-over status” lists them."
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
}
