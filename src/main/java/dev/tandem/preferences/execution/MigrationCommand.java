package dev.tandem.preferences.execution;

import dev.tandem.eventing.change.PlatformChanged;
import dev.tandem.kernel.persistence.SqlStates;
import dev.tandem.kernel.web.Problem;
import dev.tandem.preferences.migration.LegacyMigration;
import dev.tandem.preferences.migration.MigrationId;
import dev.tandem.preferences.migration.MigrationService;
import dev.tandem.preferences.staging.StagingService;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The command {@code migrate-preferences}, which migrates what members chose on a former platform.
 * A run goes on in this process; if that is stopped, in any other, or with {@code resume}.
 */
@Component
@ConditionalOnProperty(name = "tandem.command", havingValue = "migrate-preferences")
class MigrationCommand implements ApplicationRunner, ExitCodeGenerator {

  /** The database refuses writes of a module that runs elsewhere. */
  private static final String FENCED = "TD001";

  private static final int FAILURE = 1;
  private static final int USAGE_ERROR = 2;

  private final StagingService staging;
  private final MigrationService service;
  private final MigrationWorker worker;
  private final PrintStream out = System.out;
  private final String operator =
      System.getProperty("user.name", "someone") + " at " + PlatformChanged.COMMAND_LINE;
  private int exitCode;

  MigrationCommand(StagingService staging, MigrationService service, MigrationWorker worker) {
    this.staging = staging;
    this.service = service;
    this.worker = worker;
  }

  @Override
  public int getExitCode() {
    return exitCode;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    try {
      exitCode = execute(new CommandWords(arguments));
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

  private int execute(CommandWords words) {
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
        service.remapQuarantine(words.migration(), text(words.required(3)), operator);
        yield goOn(words.migration());
      }
      case "dry-run" -> {
        service.dryRun(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "start" -> {
        service.start(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "roll-back" -> {
        service.rollBack(words.migration(), operator);
        yield goOn(words.migration());
      }
      case "resume" -> {
        if (service.require(words.migration()).paused()) {
          service.resume(words.migration(), operator);
        }
        yield goOn(words.migration());
      }
      case "pause" -> {
        service.pause(words.migration(), operator);
        yield print("Paused.", 0);
      }
      case "discard" -> {
        staging.discard(words.migration(), operator);
        yield print("Nothing is left of its source, plan and quarantine.", 0);
      }
      default -> print(CommandWords.USAGE, USAGE_ERROR);
    };
  }

  private int begin(CommandWords words, MigrationId id) {
    words.option("members").ifPresent(it -> members(id, it));
    words.option("mapping").ifPresent(it -> mapping(id, it));
    return print(MigrationSummary.of(service.require(id)), 0);
  }

  private int members(MigrationId id, String file) {
    long listed = read(file, it -> staging.listMembers(id, it, operator));
    return print(String.format(Locale.ROOT, "The list names %,d accounts.", listed), 0);
  }

  private int mapping(MigrationId id, String file) {
    var version = service.saveMapping(id, text(file), operator);
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

  private int status(CommandWords words) {
    var shown = words.has(2) ? List.of(service.require(words.migration())) : service.list();
    if (shown.isEmpty()) {
      out.println("There is no migration.");
    }
    shown.stream().map(MigrationSummary::of).forEach(out::println);
    return 0;
  }

  private int goOn(MigrationId id) {
    worker.run(id, new ProgressPrinter(out, () -> service.require(id)));
    LegacyMigration ended = service.require(id);
    return print(MigrationSummary.of(ended), ended.paused() ? FAILURE : 0);
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
}
